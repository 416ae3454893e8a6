// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "searcher/query/parser.hpp"

namespace {

struct Row {
  std::vector<std::string> arguments;
  std::string query;
};

}  // namespace

TEST_CASE("several arguments are one query, and what the shell quoted stays together") {
  const std::vector<Row> rows{
      {{"flood", "defence"}, "flood defence"},
      {{"outlet:The Times", "flood"}, "outlet:\"The Times\" flood"},
      {{"outlet:=The Times", "flood"}, "outlet:=\"The Times\" flood"},
      {{"-outlet:The Times", "flood"}, "-outlet:\"The Times\" flood"},
      {{"sea wall", "flood"}, "\"sea wall\" flood"},
      {{"-sea wall", "flood"}, "-\"sea wall\" flood"},
      {{"a OR b", "c"}, "a OR b c"},
      {{"\"sea wall\"", "flood"}, "\"sea wall\" flood"},
      {{"(a OR b)", "c"}, "(a OR b) c"},
      {{"sea -wall", "c"}, "sea -wall c"},
      {{"sea wall*", "c"}, "sea wall* c"},
      {{"sea outlet:x", "c"}, "sea outlet:x c"},
      {{"Opinion: why", "c"}, "Opinion: why c"},
      {{"a", "OR", "b"}, "a OR b"},
      {{"\u201csea wall\u201d", "flood"}, "\u201csea wall\u201d flood"},
      {{"", "flood"}, "flood"},
      {{"O'Brien said", "x"}, "\"O'Brien said\" x"},
      {{"sea wall", "sea wall"}, "\"sea wall\" \"sea wall\""},
      {{}, ""},
  };
  for (const Row& row : rows) {
    const byline::JoinedQuery joined = byline::join_arguments(row.arguments);
    CHECK(joined.text == row.query);
    CHECK(joined.notes.empty());
  }
}

TEST_CASE("one argument is the query as written, and plain words in it are noted") {
  const byline::JoinedQuery plain = byline::join_arguments({"sea wall"});
  CHECK(plain.text == "sea wall");
  REQUIRE(plain.notes.size() == 1);
  CHECK(plain.notes[0].code == "plain-words");
  CHECK(plain.notes[0].message == "read as 2 words; for the phrase: '\"sea wall\"'");
  const byline::JoinedQuery quote = byline::join_arguments({"don't stop now"});
  REQUIRE(quote.notes.size() == 1);
  CHECK(quote.notes[0].message == "read as 3 words; for the phrase: '\"don'\\''t stop now\"'");
  for (const std::string text : {"flood", "sea -wall", "outlet:The Times", "a OR b", "\"a b\""}) {
    CAPTURE(text);
    const byline::JoinedQuery joined = byline::join_arguments({text});
    CHECK(joined.text == text);
    CHECK(joined.notes.empty());
  }
}
