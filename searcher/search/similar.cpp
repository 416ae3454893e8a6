// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/similar.hpp"

#include <algorithm>

#include "searcher/search/identity.hpp"
#include "searcher/search/named_article.hpp"
#include "searcher/search/topic_words.hpp"

namespace byline {

namespace {

constexpr std::size_t kTopicWords = 40;
// An article is like another when it has at least one of so many leading words; the others only
// rank it. With all of them, half of an archive would be like anything.
constexpr std::size_t kLeadingWords = 4;

Xapian::Query any_of(const std::vector<std::string>& words) {
  return {Xapian::Query::OP_OR, words.begin(), words.end()};
}

}  // namespace

CompiledQuery like_article(const Archive& archive, const std::string& id,
                           const CompiledQuery& among) {
  const Xapian::docid docid = find_named(archive, id);
  const std::vector<std::string> words = topic_words(archive, docid, kTopicWords);
  const std::vector<std::string> leading(
      words.begin(),
      words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), kLeadingWords)));
  const Xapian::Query itself(read_key(archive, docid));
  const Xapian::Query others(Xapian::Query::OP_AND_NOT, among.filter, itself);
  CompiledQuery query;
  query.filter = Xapian::Query(Xapian::Query::OP_FILTER, any_of(leading), others);
  for (const std::string& word : words) {
    query.scoring.push_back({{word}});
    query.highlights.push_back({word, std::nullopt, {{word}}});
  }
  query.clauses = among.clauses;
  query.notes = among.notes;
  return query;
}

}  // namespace byline
