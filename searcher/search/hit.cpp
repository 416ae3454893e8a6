// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/hit.hpp"

#include <algorithm>
#include <string_view>

#include "common/index/article_lookup.hpp"
#include "common/index/packed_bytes.hpp"
#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "common/index/story_index.hpp"
#include "common/text/utf8.hpp"
#include "searcher/search/snippet.hpp"
#include "searcher/search/why.hpp"

namespace byline {

namespace {

bool is_alone(const Archive& archive, const std::string& beginning) {
  std::size_t ids = 0;
  const auto end = archive.all.allterms_end(beginning);
  for (auto term = archive.all.allterms_begin(beginning); term != end && ids < 2; ++term) ++ids;
  return ids == 1;
}

// The shortest beginning of an id that no other id has, of kShortestIdPrefix characters or more; ""
// where that is no shorter.
std::string short_id(const Archive& archive, const Hit& hit) {
  const std::string& id = hit.shown_id;
  if (id != hit.article.id) return {};  // with its collection
  std::size_t characters = 0;
  for (std::size_t at = 0; at < id.size();) {
    const std::size_t end = at;
    static_cast<void>(next_code_point(id, at));
    if (characters++ < kShortestIdPrefix) continue;
    std::string beginning = id.substr(0, end);
    if (is_alone(archive, value_term(Field::Id, beginning))) return beginning;
  }
  return {};
}

// The story of an article that leads it goes by the article's key.
std::string story_of(const Archive& archive, Xapian::docid docid, bool leads) {
  const std::string_view prefix = leads ? kKeyPrefix : info(Field::Story).value_prefix;
  const std::string term = first_terms(archive, docid, {prefix}).front();
  if (term.empty()) throw_damaged("term list");
  const std::string_view text = std::string_view(term).substr(prefix.size());
  return leads ? story_text(story_name(text)) : std::string(text);
}

// A hit but for its place among others.
Hit read_hit(const Archive& archive, Xapian::docid docid, Marker& marker, const HitParts& parts) {
  Hit hit;
  const Xapian::Document document = archive.all.get_document(docid);
  hit.article = read_article(document);
  hit.shown_id = shown_id(archive, hit.article);
  hit.leads_story = document.get_value(kSlotStory).empty();
  hit.story = story_of(archive, docid, hit.leads_story);
  hit.title = mark_text(hit.article.title, marker.find(hit.article.title, {Field::Title, true}));
  if (parts.snippet) hit.snippet = make_snippet(hit.article, marker);
  if (parts.why) hit.why = explain_hit(hit.article, marker);
  if (parts.short_id) hit.short_id = short_id(archive, hit);
  return hit;
}

}  // namespace

std::string qualified_id(const std::string& collection, const std::string& id) {
  return collection.empty() ? id : collection + ":" + id;
}

std::string shown_id(const Archive& archive, const Article& article) {
  const bool is_shared = frequency(archive, value_term(Field::Id, article.id)) > 1;
  return is_shared ? qualified_id(article.collection, article.id) : article.id;
}

Hit make_hit(const Archive& archive, Xapian::docid docid, Marker& marker, const HitParts& parts) {
  return read_hit(archive, docid, marker, parts);
}

Hit make_ranked_hit(const Archive& archive, const RankedPage& page, const RankedRow& row,
                    Marker& marker, const HitParts& parts) {
  Hit hit = read_hit(archive, row.docid, marker, parts);
  hit.score = row.score;
  hit.leads_story = row.leads_story;
  if (const auto copies = page.copies.find(row.docid); copies != page.copies.end()) {
    for (const Xapian::docid docid : copies->second) {
      const Article article = read_article(archive.all.get_document(docid));
      hit.copies.push_back({shown_id(archive, article), article.outlet});
    }
  }
  return hit;
}

}  // namespace byline
