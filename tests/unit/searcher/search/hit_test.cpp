// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/hit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/searcher/search/sample_archive.hpp"

using namespace byline;

TEST_CASE("an id is cut to the shortest beginning of seven characters or more that no other has") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"4f2a9c1e00", "4f2a9c1"},
      {"4f2a9d1e00", "4f2a9d1"},
      {"archive-17", "archive-17"},
      {"archive-170", "archive-170"},
      {"archive-2", "archive-2"},
      {"HH-2010", "HH-2010"},
      {"日本語日本語日本語", "日本語日本語日"},
  };
  std::vector<Article> articles;
  for (const auto& [id, shortest] : rows) articles.push_back(test::article(id, "t", "flood"));
  for (const std::size_t parts : {1U, 3U}) {
    const Archive archive = test::archive_of(articles, parts);
    Marker marker({});
    for (Xapian::docid docid = 1; docid <= archive.all.get_lastdocid(); ++docid) {
      Hit hit;
      try {
        hit = make_hit(archive, docid, marker, {false, false, true});
      } catch (const Xapian::DocNotFoundError&) {
        continue;  // parts of different sizes leave gaps
      }
      CAPTURE(hit.article.id);
      const auto row = std::find_if(rows.begin(), rows.end(), [&hit](const auto& each) {
        return each.first == hit.article.id;
      });
      REQUIRE(row != rows.end());
      CHECK((hit.short_id.empty() ? hit.shown_id : hit.short_id) == row->second);
    }
  }
}
