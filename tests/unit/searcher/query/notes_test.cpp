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

TEST_CASE("the syntax of other systems is read as words, and what is written here is noted") {
  struct Row {
    std::string query;
    std::string message;
  };
  const std::vector<Row> rows{
      {"cat w/25 dog", "'w/25' is read as a word; the operator is NEAR/25"},
      {"cat W/25 dog", "'W/25' is read as a word; the operator is NEAR/25"},
      {"cat pre/3 dog", "'pre/3' is read as a word; the operator is ADJ/3"},
      {"cat near5 dog", "'near5' is read as a word; the operator is NEAR/5"},
      {"cat near/5 dog", "'near/5' is read as a word; the operator is NEAR/5"},
      {"cat adj5 dog", "'adj5' is read as a word; the operator is ADJ/5"},
      {"money /5 launder", "'/5' is read as a word; the operator is NEAR/5"},
      {"cat w/p dog", "'w/p' is read as a word; the operator is SAME"},
      {"cat /s dog", "'/s' is read as a word; the operator is SAME"},
      {"atleast5 microsoft", "'atleast5' is read as a word; the operator is ATLEAST/5"},
      {"hd=europe", "'hd=europe' is read as words; the field is written title:"},
      {"recycl!", "the ! behind 'recycl' is read as punctuation; words that begin so are recycl*"},
      {"engineer$3",
       "the $ behind 'engineer' is read as punctuation; words that begin so are engineer*"},
      {"allcaps(RICO)",
       "'allcaps' before the bracket is read as a word; written caps:(...) it applies to the "
       "bracket"},
      {"atleast5(apple)",
       "'atleast5' before the bracket is read as a word; written ATLEAST/5 (...) it applies to the "
       "bracket"},
      {"nocaps(apple)", "'nocaps' before the bracket is read as a word"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const Texts notes = notes_of(row.query);
    REQUIRE_FALSE(notes.empty());
    CHECK(notes.back().find("other-syntax|" + row.message + "|") == 0);
  }
  for (const char* query : {"near", "same", "adjective", "pre-war", "9/11", "w/o", "x=y", "$5m",
                            "a (b)", "\"w/5\"", "title:near5"}) {
    CAPTURE(query);
    for (const std::string& note : notes_of(query)) CHECK(note.find("other-syntax") != 0);
  }
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
