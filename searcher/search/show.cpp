// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>
#include <string>

#include "searcher/search/hit.hpp"
#include "searcher/search/named_article.hpp"
#include "searcher/search/question.hpp"

namespace byline {

namespace {

std::uint64_t distinct_stories(const ShownArticles& list) {
  std::set<std::string> stories;
  for (const Hit& hit : list.articles) stories.insert(hit.story);
  return stories.size();
}

}  // namespace

ShownArticles show_articles(const Request& request, const std::vector<std::string>& ids) {
  return ask(request, [&](const Archive& archive, Deadline) {
    const std::vector<Highlight> nothing_to_mark;
    Marker marker(nothing_to_mark);
    ShownArticles list;
    list.query = request.query;
    list.match = "all";
    list.notes = request.notes;
    for (const std::string& id : ids) {
      const Xapian::docid docid = find_named(archive, id);
      list.articles.push_back(make_hit(archive, docid, marker, {false, false}));
    }
    list.total.indexes_asked = static_cast<std::uint32_t>(archive.parts.size());
    list.total.indexes_answered = list.total.indexes_asked;
    set_total(request, {list.articles.size(), distinct_stories(list), true}, list);
    return list;
  });
}

}  // namespace byline
