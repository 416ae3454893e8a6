// SPDX-License-Identifier: GPL-3.0-or-later
// What is refused: message, place and suggestion of each.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "searcher/query/parser.hpp"
#include "tests/unit/searcher/query/tree_text.hpp"

namespace {

using byline::MatchMode;
using byline::ParsedQuery;
using byline::ParseOutcome;
using byline::QueryProblem;

struct Row {
  std::string query;
  std::string message;
  std::string place;  // the part of the query that the caret shows
  std::string suggestion;
};

ParseOutcome parse(const std::string& query) {
  return byline::parse_query(query, MatchMode::All, byline::day_of(2026, 11, 24));
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const ParseOutcome outcome = parse(row.query);
    REQUIRE(std::holds_alternative<QueryProblem>(outcome));
    const auto& problem = std::get<QueryProblem>(outcome);
    CHECK(problem.message == row.message);
    const std::size_t length = problem.place.end - problem.place.begin;
    CHECK(row.query.substr(problem.place.begin, length) == row.place);
    CHECK(problem.suggestion == row.suggestion);
  }
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

TEST_CASE("unknown fields are refused with the nearest one") {
  check({
      {"oulet:times", "no field is called 'oulet'", "oulet:", "outlet:"},
      {"flood oulet:times", "no field is called 'oulet'", "oulet:", "outlet:"},
      {"-oulet:times", "no field is called 'oulet'", "oulet:", "outlet:"},
      {"(oulet:times)", "no field is called 'oulet'", "oulet:", "outlet:"},
      {"titel:flood", "no field is called 'titel'", "titel:", "title:"},
      {"auhtor:x", "no field is called 'auhtor'", "auhtor:", "author:"},
      {"Oulet:times", "no field is called 'Oulet'", "Oulet:", "outlet:"},
      {"paper:times", "no field is called 'paper'", "paper:", "outlet:"},
      {"source:times", "no field is called 'source'", "source:", "outlet:"},
      {"since:2014", "no field is called 'since'", "since:", "date:YYYY.."},
      {"zzzzzz:x", "no field is called 'zzzzzz'", "zzzzzz:", ""},
      {"Opinion: why", "no field is called 'Opinion'", "Opinion:", ""},
      {"pub_date:2014", "no field is called 'pub_date'", "pub_date:", ""},
      {"économie:x", "no field is called 'économie'", "économie:", ""},
      {"ftp://example.org/a", "no field is called 'ftp'", "ftp:", ""},
      {"std::string", "no field is called 'std'", "std:", ""},
  });
}

TEST_CASE("a field without a value is refused") {
  check({
      {"outlet:", "the field 'outlet' has no value", "outlet:", "outlet:=\"The Times\""},
      {"outlet: times", "the field 'outlet' has no value", "outlet:", "outlet:=\"The Times\""},
      {"(outlet:)", "the field 'outlet' has no value", "outlet:", "outlet:=\"The Times\""},
      {"outlet:= x", "the field 'outlet' has no value", "outlet:=", "outlet:=\"The Times\""},
      {"date:", "the field 'date' has no value", "date:", "date:2020-05..2021"},
      {"title:&", "the field 'title' has no value", "&", "title:flood"},
      {"outlet:\"\"", "the quotes hold no word", "\"\"", ""},
      {"lang:\" \"", "the quotes hold no word", "\" \"", ""},
      {"outlet:=\"\"", "the quotes hold no word", "\"\"", ""},
      {"outlet:()", "the brackets are empty", "()", ""},
  });
}

TEST_CASE("fields take what they can") {
  check({
      {"title:=flood", "title: has no whole values", "flood", "title:\"flood\""},
      {"date:=2014", "date: has no whole values", "2014", "date:\"2014\""},
      {"site:bbc*", "site: takes a whole value, no wildcard", "bbc*", "site:*"},
      {"title:(outlet:x)", "a field stands inside another field", "outlet:", ""},
      {"title:outlet:x", "a field stands inside another field", "outlet:x", "outlet:x"},
      {"title:-flood", "a - stands before the field", "-flood", "-title:flood"},
      {"title:*", "a wildcard needs at least one letter", "*", ""},
  });
}

TEST_CASE("quotes and brackets must pair") {
  check({
      {"\"sea wall", "a quote is not closed", "\"", ""},
      {"flood \u201csea wall", "a quote is not closed", "\u201c", ""},
      {"flood \"", "a quote is not closed", "\"", ""},
      {"(flood", "a bracket is not closed", "(", ""},
      {"a (b (c) d", "a bracket is not closed", "(", ""},
      {"title:(flood", "a bracket is not closed", "(", ""},
      {"flood)", "a bracket is closed that was never opened", ")", ""},
      {")", "a bracket is closed that was never opened", ")", ""},
      {"(a) b)", "a bracket is closed that was never opened", ")", ""},
      {"()", "the brackets are empty", "()", ""},
      {"a ( ) b", "the brackets are empty", "( )", ""},
      {"\"\"", "the quotes hold no word", "\"\"", ""},
      {"\" \"", "the quotes hold no word", "\" \"", ""},
      {"\"&\"", "the quotes hold no word", "\"&\"", ""},
  });
}

TEST_CASE("operators need their sides") {
  check({
      {"AND a", "the operator AND has nothing before it", "AND", ""},
      {"OR a", "the operator OR has nothing before it", "OR", ""},
      {"a AND", "the operator AND has nothing behind it", "AND", ""},
      {"a OR", "the operator OR has nothing behind it", "OR", ""},
      {"NOT", "the operator NOT has nothing behind it", "NOT", ""},
      {"a NOT", "the operator NOT has nothing behind it", "NOT", ""},
      {"a AND OR b", "the operator AND has nothing behind it", "AND", ""},
      {"a OR OR b", "the operator OR has nothing behind it", "OR", ""},
      {"a OR AND b", "the operator OR has nothing behind it", "OR", ""},
      {"(AND a)", "the operator AND has nothing before it", "AND", ""},
      {"(a OR)", "the operator OR has nothing behind it", "OR", ""},
      {"NOT AND a", "the operator NOT has nothing behind it", "NOT", ""},
      {"OR", "the operator OR has nothing before it", "OR", ""},
  });
}

TEST_CASE("exclusion is a hyphen at the beginning of a word") {
  check({
      {"--flood", "one - excludes, more than one mean nothing", "--", "-flood"},
      {"a --(b)", "one - excludes, more than one mean nothing", "--", "-"},
      {"\u2013flood", "a dash is not the sign of exclusion", "\u2013", "-flood"},
      {"a \u2212b", "a dash is not the sign of exclusion", "\u2212", "-b"},
      {"\"sea wall\"-style", "a - excludes only at the beginning of a word", "-", " -style"},
  });
}

TEST_CASE("wildcards that cannot be answered are refused") {
  check({
      {"*", "a wildcard needs at least one letter", "*", ""},
      {"flood **", "a wildcard needs at least one letter", "**", ""},
      {"-*", "a wildcard needs at least one letter", "*", ""},
      {"-&*", "a wildcard needs at least one letter", "&*", ""},
      {"*?*", "a wildcard needs at least one letter", "*?*", ""},
      {"\"sea wal*\"", "a wildcard cannot stand inside quotes yet", "\"sea wal*\"", ""},
      {"\"sea wall\"*", "a wildcard needs at least one letter", "*", ""},
  });
}

TEST_CASE("what the language has elsewhere and not here is refused, never read as words") {
  check({
      {"a NEAR/0 b", "the number behind NEAR is 1 to 499", "NEAR/0", "NEAR/5"},
      {"a NEAR/500 b", "the number behind NEAR is 1 to 499", "NEAR/500", "NEAR/5"},
      {"a NEAR/99999999999 b", "the number behind NEAR is 1 to 499", "NEAR/99999999999", "NEAR/5"},
      {"a NEAR b", "the operator NEAR needs a number behind a slash", "NEAR", "NEAR/5"},
      {"a NEAR/ b", "the operator NEAR needs a number behind a slash", "NEAR/", "NEAR/5"},
      {"a NEAR5 b", "the operator NEAR needs a number behind a slash", "NEAR5", "NEAR/5"},
      {"a ADJ/5", "the operator ADJ/5 has nothing behind it", "ADJ/5", ""},
      {"NEAR/5 b", "the operator NEAR/5 has nothing before it", "NEAR/5", ""},
      {"a NEAR/5 b NEAR/5 c", "the operator NEAR/5 takes two sides; join more with AND", "NEAR/5",
       ""},
      {"(a b) NEAR/5 c", "beside NEAR/5 stands a word, a phrase, or a bracket of these and OR",
       "(a b)", ""},
      {"title:a NEAR/5 b", "both sides of NEAR/5 stand in one field", "title:a NEAR/5 b",
       "title:(... NEAR/5 ...)"},
      {"a SAME date:2014", "beside SAME stands a word, a phrase, or a bracket of these and OR",
       "date:2014", ""},
      {"ATLEAST a", "the operator ATLEAST needs a number behind a slash", "ATLEAST", "ATLEAST/3"},
      {"ATLEAST/51 a", "the number behind ATLEAST is 1 to 50", "ATLEAST/51", "ATLEAST/3"},
      {"ATLEAST/3", "the operator ATLEAST/3 has nothing behind it", "ATLEAST/3", ""},
      {"colour~3", "behind a ~ stands the number of slips, 1 or 2", "colour~3", "colour~2"},
      {"colour~0", "behind a ~ stands the number of slips, 1 or 2", "colour~0", "colour~2"},
      {"title:colour~x", "behind a ~ stands the number of slips, 1 or 2", "colour~x",
       "title:colour~2"},
      {"colo*r~", "a ~ and a wildcard cannot stand in one word", "colo*r~", "colo*r"},
      {"~", "a ~ stands behind a single word; for words near each other there is NEAR", "~",
       "NEAR/5"},
      {"\"sea wall\"~7", "a ~ stands behind a single word; for words near each other there is NEAR",
       "~7", "NEAR/7"},
      {"furniture:donation", "furniture: is not there yet", "furniture:", ""},
      {"a || b", "'||' is not an operator", "||", "OR"},
      {"a && b", "'&&' is not an operator", "&&", "AND"},
  });
}

TEST_CASE("ranges that run backwards or miss their field are refused") {
  check({
      {"2014..2015", "a range needs its field", "2014..2015", "date:2014..2015"},
      {"..2015", "a range needs its field", "..2015", "date:..2015"},
      {"2014..?", "a range needs its field", "2014..?", "date:2014.."},
      {"words:500..100", "the range of lengths runs backwards", "500..100", "words:100..500"},
      {"words:many", "'many' is not a number of words", "many",
       "words:500, words:1000.., words:..200 or words:100..500"},
      {"words:..", "'..' is not a number of words", "..",
       "words:500, words:1000.., words:..200 or words:100..500"},
      {"words:-5", "'-5' is not a number of words", "-5",
       "words:500, words:1000.., words:..200 or words:100..500"},
      {"words:4294967296", "'4294967296' is not a number of words", "4294967296",
       "words:500, words:1000.., words:..200 or words:100..500"},
      {"words:>100", "'>100' is not a number of words", ">100",
       "words:500, words:1000.., words:..200 or words:100..500"},
  });
}

TEST_CASE("an ambiguous or reversed date is refused with its readings") {
  const ParseOutcome ambiguous = parse("flood date:06/07/2021");
  CHECK(refused(ambiguous).place == byline::Place{11, 21});
  CHECK(refused(ambiguous).suggestion == "date:2021-06-07 or date:2021-07-06");
  const ParseOutcome reversed = parse("date:2021..2019");
  CHECK(refused(reversed).place == byline::Place{5, 15});
  CHECK(refused(reversed).suggestion == "date:2019..2021");
}

TEST_CASE("an empty query is refused, and one that holds no word") {
  check({
      {"", "the query is empty", "", ""},
      {"  ", "the query is empty", "  ", ""},
      {"&", "the query holds no word", "&", ""},
      {"- --", "the query holds no word", "- --", ""},
  });
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
