// SPDX-License-Identifier: GPL-3.0-or-later
// What is refused: message, place and suggestion of each.
#include <doctest/doctest.h>

#include <string>

#include "searcher/query/parser.hpp"
#include "tests/support/refusals.hpp"

namespace {

using byline::MatchMode;
using byline::ParsedQuery;
using byline::ParseOutcome;
using byline::QueryProblem;

ParseOutcome parse(const std::string& query) {
  return byline::parse_query(query, MatchMode::All, byline::day_of(2026, 11, 24));
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

const QueryProblem& refused(const ParseOutcome& outcome) {
  REQUIRE(std::holds_alternative<QueryProblem>(outcome));
  return std::get<QueryProblem>(outcome);
}

}  // namespace

TEST_CASE("what cannot be read is refused with its reason, its place and a suggestion") {
  for (const byline::test::RefusalGroup& group : byline::test::refusals()) {
    CAPTURE(group.sentence);
    for (const byline::test::Refusal& row : group.rows) {
      CAPTURE(row.query);
      const ParseOutcome outcome = parse(row.query);
      const QueryProblem& problem = refused(outcome);
      CHECK(problem.message == row.message);
      const std::size_t length = problem.place.end - problem.place.begin;
      CHECK(row.query.substr(problem.place.begin, length) == row.place);
      CHECK(problem.suggestion == row.suggestion);
    }
  }
}

TEST_CASE("the caps hold before anything is parsed") {
  const std::string long_word = repeated("a", 10'000'000);
  CHECK(refused(parse(long_word)).message == "a query may have 16384 bytes at most");
  const std::string brackets(10'000, '(');
  CHECK(refused(parse(brackets)).message == "a query may be 64 levels deep at most");
  CHECK(refused(parse(repeated("NOT ", 4'000))).message == "a query may be 64 levels deep at most");
  CHECK(refused(parse(repeated("NOT (", 60))).message == "a query may be 64 levels deep at most");
  CHECK(refused(parse(repeated("a ", 257))).message == "a query may have 256 words at most");
  CHECK(refused(parse("\"" + repeated("a ", 65) + "\"")).message ==
        "a phrase may have 64 words at most");
  CHECK(std::holds_alternative<ParsedQuery>(parse(repeated("(", 64) + "a" + repeated(")", 64))));
  CHECK(std::holds_alternative<ParsedQuery>(parse(repeated("a ", 256))));
  CHECK(std::holds_alternative<ParsedQuery>(parse("\"" + repeated("a ", 63) + "a\"")));
  CHECK(std::holds_alternative<ParsedQuery>(parse(std::string(16 * 1024, 'a'))));
  CHECK(refused(parse(std::string(10'000, ')'))).message ==
        "a bracket is closed that was never opened");
}

TEST_CASE("bytes that are no text are refused where they stand") {
  const ParseOutcome nul = parse(std::string("a\0b", 3));
  CHECK(refused(nul).message == "the query holds a NUL byte");
  CHECK(refused(nul).place == byline::Place{1, 2});
  const ParseOutcome invalid = parse("caf\xe9 x");
  CHECK(refused(invalid).message == "the query is not valid UTF-8");
  CHECK(refused(invalid).place == byline::Place{3, 4});
  CHECK(std::holds_alternative<ParsedQuery>(parse("a\u0301\ufffd")));
}
