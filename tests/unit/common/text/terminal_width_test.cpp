// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "common/text/terminal_text.hpp"

using namespace byline;

TEST_CASE("width counts columns, not characters") {
  struct {
    std::string text;
    std::size_t width;
  } rows[] = {
      {"", 0},     {"abc", 3}, {"café", 4},    {"cafe\u0301", 4}, {"東京", 4}, {"한국", 4},
      {"ＡＢ", 4}, {"😀", 2},   {"❤\uFE0F", 2}, {"שָׁלוֹם", 4},       {"…", 1},    {"🇫🇷", 2},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(display_width(row.text) == row.width);
  }
}

TEST_CASE("a text that is too wide ends in an ellipsis") {
  struct {
    std::string text;
    std::size_t columns;
    std::string fitted;
  } rows[] = {
      {"Herald", 6, "Herald"},
      {"Herald", 5, "Hera…"},
      {"The Times", 5, "The…"},
      {"東京新聞", 5, "東京…"},
      {"東京新聞", 4, "東…"},
      {"abc", 1, "…"},
      {"abc", 0, ""},
      {"", 0, ""},
      {"cafe\u0301s", 5, "cafe\u0301s"},
      {"cafe\u0301s!", 5, "cafe\u0301…"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.columns);
    CHECK(fit_to_width(row.text, row.columns) == row.fitted);
  }
}

TEST_CASE("text is wrapped at spaces") {
  struct {
    std::string text;
    std::size_t columns;
    std::vector<std::string> lines;
  } rows[] = {
      {"", 10, {""}},
      {"one two three", 7, {"one two", "three"}},
      {"one two three", 0, {"one two three"}},
      {"one  two ", 20, {"one two"}},
      {"a incomprehensible b", 6, {"a", "incomp", "rehens", "ible b"}},
      {"first\nsecond line", 20, {"first", "second line"}},
      {"first\n\nthird", 20, {"first", "", "third"}},
      {"東京新聞", 4, {"東京", "新聞"}},
      {"東京", 1, {"東", "京"}},
      {"abcdef", 3, {"abc", "def"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.columns);
    CHECK(wrap(row.text, row.columns) == row.lines);
  }
}

TEST_CASE("no wrapped line or fitted text is wider than asked") {
  CHECK(rc::check([] {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("abcdefg     \n")));
    const auto columns = *rc::gen::inRange<std::size_t>(1, 12);
    for (const std::string& line : wrap(text, columns)) {
      RC_ASSERT(display_width(line) <= columns);
    }
    RC_ASSERT(display_width(fit_to_width(text, columns)) <= columns);
  }));
}
