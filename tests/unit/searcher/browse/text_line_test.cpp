// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/text_line.hpp"

#include <doctest/doctest.h>

#include "searcher/browse/completion.hpp"

namespace byline::browse {
namespace {

TEST_CASE("a line is edited by characters, not by bytes") {
  TextLine line;
  for (const char32_t letter : {U'ä', U'海', U'x'})
    CHECK(edit(line, character_key(letter), Action::None));
  CHECK(line.text == "ä海x");
  (void)edit(line, {Key::Code::Left, 0}, Action::None);
  (void)edit(line, {Key::Code::Backspace, 0}, Action::None);
  CHECK(line.text == "äx");
  (void)edit(line, {Key::Code::Delete, 0}, Action::None);
  CHECK(line.text == "ä");
  (void)edit(line, {Key::Code::Delete, 0}, Action::None);
  (void)edit(line, {}, Action::First);
  (void)edit(line, {Key::Code::Backspace, 0}, Action::None);
  CHECK(line.text == "ä");
}

TEST_CASE("what a terminal must not see is not typed, nor more than a query may hold") {
  TextLine line;
  for (const char32_t letter : {U'\x1b', U'\u202e', U'\u0007'})
    CHECK_FALSE(edit(line, character_key(letter), Action::None));
  line.text.assign(kMostLineBytes, 'x');
  CHECK_FALSE(edit(line, character_key(U'x'), Action::None));
}

TEST_CASE("completion knows what is unfinished before the cursor") {
  struct Row {
    const char* line;
    std::size_t begin;
    std::optional<Field> field;
    const char* typed;
  };
  const Row rows[] = {
      {"", 0, std::nullopt, ""},
      {"flood outl", 6, std::nullopt, "outl"},
      {"-outlet:her", 1, Field::Outlet, "her"},
      {"(author:=\"jane d", 1, Field::Author, "jane d"},
      {"outlet:\"the t\" x", 15, std::nullopt, "x"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const std::string text = row.line;
    const Unfinished word = unfinished_word({text, text.size()});
    CHECK(word.begin == row.begin);
    CHECK(word.field == row.field);
    CHECK(word.typed == row.typed);
  }
}

TEST_CASE("values are completed by any beginning of a word, quoted whole") {
  const std::map<Field, std::vector<std::string>> names{
      {Field::Outlet, {"The Times", "Les Échos", "Die \"Post\""}}, {Field::Language, {"fr"}}};
  CHECK(candidates({0, Field::Outlet, "ech"}, names) ==
        std::vector<std::string>{"outlet:=\"Les Échos\""});
  CHECK(candidates({0, Field::Outlet, "ime"}, names).empty());
  CHECK(candidates({0, Field::Outlet, "die"}, names) ==
        std::vector<std::string>{"outlet:=\"Die \\\"Post\\\"\""});
  CHECK(candidates({0, Field::Language, ""}, names) == std::vector<std::string>{"lang:fr"});
  CHECK(candidates({0, std::nullopt, "li"}, names).empty());
}

}  // namespace
}  // namespace byline::browse
