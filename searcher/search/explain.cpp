// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/question.hpp"

namespace byline {

Explanation explain_query(const Request& request) {
  return ask(request, [&](const Archive& archive, Deadline deadline) {
    Explanation explanation;
    const CompiledQuery query = compile_tree(archive, request.root.get(), deadline);
    begin_answer(request, archive, query, explanation);
    const Matches matches = match_articles(archive, query.filter, deadline);
    bool complete = matches.complete;
    for (const CompiledClause& clause : query.clauses) {
      const Matches of_clause = match_articles(archive, clause.query, deadline);
      complete &= of_clause.complete;
      explanation.clauses.push_back({clause.text, clause.meaning, of_clause.total(), clause.depth});
    }
    set_total(request, {matches.total(), count_stories(archive, matches), complete}, explanation);
    note_maybe_dated(archive, query, deadline, explanation);
    return explanation;
  });
}

}  // namespace byline
