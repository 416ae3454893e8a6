// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/question.hpp"
#include "searcher/search/story_rows.hpp"

namespace byline {

namespace {

Clause explain_clause(const Archive& archive, const CompiledClause& compiled, Deadline deadline,
                      bool& complete) {
  const auto count = [&](const Xapian::Query& query) {
    const Matches matches = match_articles(archive, query, deadline);
    complete &= matches.complete;
    return matches.total();
  };
  Clause clause{compiled.text, compiled.meaning, count(compiled.query), compiled.depth};
  clause.kind = compiled.kind;
  clause.forms = compiled.found.forms;
  clause.languages = compiled.found.languages;
  clause.cost =
      compiled.positions.empty() ? compiled.cost : positions_cost(count(compiled.positions));
  return clause;
}

}  // namespace

Explanation explain_query(const Request& request) {
  return ask(request, [&](const Archive& archive, Deadline deadline) {
    Explanation explanation;
    const CompiledQuery query = compile_tree(archive, request.root.get(), deadline);
    begin_answer(request, archive, query, explanation);
    const Matches matches = match_articles(archive, query.filter, deadline);
    bool complete = matches.complete;
    for (const CompiledClause& clause : query.clauses)
      explanation.clauses.push_back(explain_clause(archive, clause, deadline, complete));
    set_total(request, {matches.total(), ArchiveStories(archive).count(matches), complete},
              explanation);
    note_maybe_dated(archive, query, deadline, explanation);
    return explanation;
  });
}

}  // namespace byline
