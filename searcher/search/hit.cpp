// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/hit.hpp"

#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "searcher/search/snippet.hpp"
#include "searcher/search/why.hpp"

namespace byline {

std::string qualified_id(const std::string& collection, const std::string& id) {
  return collection.empty() ? id : collection + ":" + id;
}

std::string shown_id(const Archive& archive, const Article& article) {
  const bool is_shared = frequency(archive, value_term(Field::Id, article.id)) > 1;
  return is_shared ? qualified_id(article.collection, article.id) : article.id;
}

Hit make_hit(const Archive& archive, Xapian::docid docid, Marker& marker, const HitParts& parts) {
  Hit hit;
  hit.article = read_article(archive.all.get_document(docid));
  hit.shown_id = shown_id(archive, hit.article);
  hit.story = hit.shown_id;
  hit.title = mark_text(hit.article.title, marker.find(hit.article.title, {Field::Title, true}));
  if (parts.snippet) hit.snippet = make_snippet(hit.article, marker);
  if (parts.why) hit.why = explain_hit(hit.article, marker);
  return hit;
}

}  // namespace byline
