// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/tree_walk.hpp"

#include <doctest/doctest.h>

#include <variant>

#include "searcher/query/parser.hpp"

namespace byline {
namespace {

TEST_CASE("every leaf of a query is counted, whatever stands between") {
  struct Row {
    const char* query;
    std::size_t words;
  };
  const Row rows[] = {
      {"flood", 1},
      {"flood*  *gate -colour~", 3},
      {"a AND (b OR \"c d\" OR outlet:=x) NOT e", 5},
      {"(a OR b*) NEAR/5 c", 3},
      {"ATLEAST/3 (a OR b)", 2},
      {"date:2014 words:100..", 2},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const ParseOutcome outcome = parse_query(row.query, MatchMode::All, 20000);
    REQUIRE(std::holds_alternative<ParsedQuery>(outcome));
    CHECK(count_words(*std::get<ParsedQuery>(outcome).root) == row.words);
  }
  CHECK(count_words(Node{}) == 1);
}

TEST_CASE("languages are those that the query asks for, not those it leaves out") {
  const ParseOutcome outcome =
      parse_query("a lang:FR AND (lang:de OR b) -lang:ru", MatchMode::All, 20000);
  CHECK(named_languages(*std::get<ParsedQuery>(outcome).root) ==
        std::vector<std::string>{"fr", "de"});
}

}  // namespace
}  // namespace byline
