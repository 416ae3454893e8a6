// SPDX-License-Identifier: GPL-3.0-or-later
// What a person is told about a query that is answered.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "searcher/query/parser.hpp"

namespace {

std::vector<std::string> notes_of(const std::string& query) {
  const byline::ParseOutcome outcome =
      byline::parse_query(query, byline::MatchMode::All, byline::day_of(2026, 11, 24));
  REQUIRE(std::holds_alternative<byline::ParsedQuery>(outcome));
  std::vector<std::string> texts;
  for (const byline::Note& note : std::get<byline::ParsedQuery>(outcome).notes)
    texts.push_back(note.code + "|" + note.message + "|" + note.from + "|" + note.to);
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("lower-case operators are words, and noted once each") {
  CHECK(notes_of("sea and wall and dam") ==
        Texts{"lower-case-operator|'and' is read as a word; the operator is AND|and|AND"});
  CHECK(notes_of("a or b not c").size() == 2);
  CHECK(notes_of("title:and").empty());
  CHECK(notes_of("\"and\"").empty());
  CHECK(notes_of("And").empty());
}

TEST_CASE("mixing AND and OR without brackets says how it was read") {
  CHECK(notes_of("a AND b OR c") ==
        Texts{"mixed-operators|AND binds tighter than OR: read as (a AND b) OR c|a AND b OR c|"
              "(a AND b) OR c"});
  CHECK(notes_of("a OR b c") ==
        Texts{"mixed-operators|AND binds tighter than OR: read as a OR (b c)|a OR b c|a OR (b c)"});
  CHECK(notes_of("(a AND b) OR c").empty());
  CHECK(notes_of("(a b) OR c").empty());
  CHECK(notes_of("a OR b OR c").empty());
  CHECK(notes_of("a AND b c").empty());
  CHECK(notes_of("(a OR b c) d").size() == 1);
}

TEST_CASE("a relative date shows its days") {
  CHECK(notes_of("date:yesterday") ==
        Texts{"date-resolved|date:yesterday is 2026-11-23|date:yesterday|date:2026-11-23"});
  CHECK(notes_of("date:2014").empty());
}

TEST_CASE("an address is read as one, and punctuation is left out, both noted") {
  CHECK(notes_of("https://a.example/x") ==
        Texts{"address|'https://a.example/x' is read as the address of an article|"
              "https://a.example/x|url:https://a.example/x"});
  CHECK(notes_of("Marks & Spencer") ==
        Texts{"punctuation|'&' holds no letter or digit and is left out|&|"});
  CHECK(notes_of("What next?") ==
        Texts{"question-mark|the ? behind 'next' is read as punctuation|next?|next"});
  CHECK(notes_of("flood defence").empty());
}
