// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "searcher/search/hit.hpp"
#include "searcher/search/identity.hpp"
#include "searcher/search/named_article.hpp"
#include "searcher/search/question.hpp"
#include "searcher/search/ranking.hpp"
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

// Articles that share a leading topic word, but not the article itself.
CompiledQuery query_like(const Archive& archive, Xapian::docid docid,
                         const Xapian::Query& allowed) {
  const std::vector<std::string> words = topic_words(archive, docid, kTopicWords);
  const std::vector<std::string> leading(
      words.begin(),
      words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), kLeadingWords)));
  const Xapian::Query itself(read_key(archive.all, docid));
  const Xapian::Query others(Xapian::Query::OP_AND_NOT, allowed, itself);
  CompiledQuery query;
  query.filter = Xapian::Query(Xapian::Query::OP_FILTER, any_of(leading), others);
  query.ranked = Xapian::Query(Xapian::Query::OP_FILTER, any_of(words), query.filter);
  query.scores = !words.empty();
  for (const std::string& word : words) query.highlights.push_back({word, std::nullopt, {{word}}});
  return query;
}

HitPage answer_similar(const Request& request, const Archive& archive, Deadline deadline,
                       const std::string& id) {
  HitPage page;
  const Xapian::docid docid = find_named(archive, id);
  const CompiledQuery allowed = compile_tree(archive, request.root.get(), deadline);
  begin_answer(request, archive, allowed, page);
  const CompiledQuery query = query_like(archive, docid, allowed.filter);
  const RankedPage ranked =
      rank_articles(archive, query, {request.sort, request.seed, request.group},
                    {request.offset, request.limit}, deadline);
  set_total(request, {ranked.total, ranked.stories, ranked.complete}, page);
  page.offset = request.offset;
  const std::uint64_t all = request.group ? ranked.stories : ranked.total;
  page.cut = request.offset + ranked.rows.size() < all;
  Marker marker(query.highlights);
  for (const RankedRow& row : ranked.rows) {
    page.hits.push_back(
        make_ranked_hit(archive, ranked, row, marker, {request.snippets, request.why}));
  }
  return page;
}

}  // namespace

HitPage find_similar(const Request& request, const std::string& id) {
  return ask(request, [&](const Archive& archive, Deadline deadline) {
    return answer_similar(request, archive, deadline, id);
  });
}

}  // namespace byline
