// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/named_article.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "common/base/error.hpp"
#include "common/index/article_lookup.hpp"
#include "searcher/search/hit.hpp"

namespace byline {

namespace {

std::vector<IdMatch> exactly(const std::vector<IdMatch>& matches, const std::string& id) {
  std::vector<IdMatch> same;
  for (const IdMatch& match : matches) {
    if (match.id == id) same.push_back(match);
  }
  return same.empty() ? matches : same;
}

// One name each: copies of one article in several indexes cannot be told apart by name.
std::vector<std::string> names_of(const std::vector<IdMatch>& matches) {
  std::vector<std::string> names;
  for (const IdMatch& match : matches) names.push_back(qualified_id(match.collection, match.id));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace

Xapian::docid find_named(const Archive& archive, const std::string& id) {
  const std::vector<IdMatch> matches = exactly(find_by_id(archive.all, id), id);
  if (matches.empty()) {
    throw Error(ExitCode::Nothing,
                fmt::format("cannot find article: '{}': no article has this id", id),
                fmt::format("an id is given whole, or by at least {} characters of its beginning",
                            kShortestIdPrefix));
  }
  const std::vector<std::string> names = names_of(matches);
  if (names.size() > 1) {
    throw Error(ExitCode::Usage, fmt::format("cannot find article: '{}': several articles fit", id),
                fmt::format("name one of: {}", fmt::join(names, ", ")));
  }
  return matches.front().docid;
}

}  // namespace byline
