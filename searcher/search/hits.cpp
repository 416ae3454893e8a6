// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/hit.hpp"
#include "searcher/search/question.hpp"
#include "searcher/search/ranking.hpp"
#include "searcher/search/time_limit.hpp"

namespace byline {

namespace {

// Reads the page's articles; the time limit leaves out what is not read yet, but never the first.
void read_hits(const Request& request, const Archive& archive, const CompiledQuery& query,
               const RankedPage& ranked, Deadline deadline, HitPage& page) {
  Marker marker(query.highlights);
  for (const RankedRow& row : ranked.rows) {
    if (!page.hits.empty() && has_passed(deadline)) {
      page.cut = true;
      if (page.total.exact) note_time_limit(request, "not all that was found is listed", page);
      return;
    }
    page.hits.push_back(make_ranked_hit(archive, ranked, row, marker,
                                        {request.snippets, request.why, request.short_ids}));
  }
}

RankedPage rank(const Request& request, const Archive& archive, const CompiledQuery& query,
                Deadline deadline) {
  return rank_articles(archive, query, {request.sort, request.seed, request.group},
                       {request.offset, request.limit}, deadline);
}

HitPage answer_hits(const Request& request, const Archive& archive, Deadline deadline) {
  HitPage page;
  CompiledQuery query = compile_request(archive, request, deadline);
  begin_answer(request, archive, query, page);
  RankedPage ranked = rank(request, archive, query, deadline);
  set_total(request, {ranked.total, ranked.stories, ranked.complete}, page);
  note_maybe_dated(archive, query, deadline, page);
  const bool relaxes =
      request.match == MatchMode::Auto && request.relaxed != nullptr && request.similar.empty();
  if (ranked.total == 0 && ranked.complete && relaxes) {
    query = compile_tree(archive, request.relaxed.get(), deadline);
    ranked = rank(request, archive, query, deadline);
    if (!ranked.complete) note_time_limit(request, "not all partial matches were looked for", page);
    page.partial_matches = !ranked.rows.empty();
    page.match = page.partial_matches ? "any" : page.match;
  }
  page.offset = request.offset;
  const std::uint64_t all = request.group ? ranked.stories : ranked.total;
  page.cut = request.offset + ranked.rows.size() < all;
  read_hits(request, archive, query, ranked, deadline, page);
  return page;
}

}  // namespace

HitPage find_hits(const Request& request) {
  return ask(request, [&](const Archive& archive, Deadline deadline) {
    return answer_hits(request, archive, deadline);
  });
}

Answer count_articles(const Request& request) {
  return ask(request, [&](const Archive& archive, Deadline deadline) {
    Answer answer;
    const CompiledQuery query = compile_request(archive, request, deadline);
    begin_answer(request, archive, query, answer);
    const Matches matches = match_request(archive, request, query, deadline);
    set_total(request, count_matches(archive, matches), answer);
    note_maybe_dated(archive, query, deadline, answer);
    return answer;
  });
}

}  // namespace byline
