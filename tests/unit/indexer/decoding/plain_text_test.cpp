// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/decoding/plain_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace byline;

namespace {

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& item : list) text += (text.empty() ? "" : "|") + item;
  return text;
}

}  // namespace

TEST_CASE("control characters go and line ends are made alike") {
  using namespace std::string_literals;
  const std::pair<std::string, std::string> rows[] = {
      {"a\r\nb\rc\fd", "a\nb\nc\nd"},   {"a\0b\x1b[1mc\x7f"s, "ab[1mc"},
      {"a\u2028b\u2029c", "a\nb\n\nc"}, {"it\u0092s \u0085", "it’s …"},
      {"“é” ½ \u200b", "“é” ½ \u200b"},
  };
  for (const auto& [text, expected] : rows) CHECK(without_controls(text) == expected);
}

TEST_CASE("paragraphs are parted by blank lines, tags or unwrapped lines") {
  const std::pair<std::string, const char*> rows[] = {
      {"One.\n\nTwo.", "One.|Two."},
      {"One.\r\n \t\r\n\r\n\r\nTwo.", "One.|Two."},
      {"One.\nTwo.", "One.|Two."},
      {"<p>One\nmore.</p><p>Two.</p>", "One more.|Two."},
      {"  One \t two ", "One two"},
      {"", ""},
      {"\n\u00a0\n", ""},
      {"The council met on Monday to hear what was\n"
       "left of the sea wall, and of the money that\n"
       "was meant to mend it before the winter, when\n"
       "the tides are high.",
       "The council met on Monday to hear what was left of the sea wall, and of the money that was "
       "meant to mend it before the winter, when the tides are high."},
      {"The council met on Monday to hear what was of-\n"
       "fered for the sea wall, and of the money that\n"
       "was meant.",
       "The council met on Monday to hear what was offered for the sea wall, and of the money that "
       "was meant."},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(joined(plain_paragraphs(row.first)) == row.second);
  }
}

TEST_CASE("paragraphs beyond the limit lose nothing") {
  std::string text;
  for (std::size_t i = 0; i < kMaxParagraphs + 10; ++i) text += "x.\n\n";
  const auto paragraphs = plain_paragraphs(text);
  CHECK(paragraphs.size() == kMaxParagraphs);
  CHECK(paragraphs.back().size() == 11 * 3 - 1);
}

TEST_CASE("values that say nothing are missing") {
  for (const char* value :
       {"", " ", "None", "null", "NaN", "N/A", "n/a ", "undefined", "NONE", "Ｎｏｎｅ", "[]"}) {
    CAPTURE(value);
    CHECK(is_missing(value));
  }
  for (const char* value : {"0", "nonesuch", "Nan Smith", "na", "no"}) CHECK(!is_missing(value));
}

TEST_CASE("lists written as text are taken apart") {
  const std::pair<const char*, const char*> rows[] = {
      {"a, b ,,c", "a|b|c"}, {"['a', \"b, c\"]", "a|b, c"}, {"[\"it\\\"s\"]", "it\"s"},
      {"['a", "['a"},        {"[a, b]", "[a|b]"},           {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(joined(list_items(row.first, ",")) == row.second);
  }
}

TEST_CASE("in a wrapped text an indented line begins a paragraph") {
  const std::string copy =
      "   Price supports for the wall that the town built in 1901\n"
      "will be higher by a third than they were in the last year,\n"
      "the town said Friday.\n"
      "   Its clerk said that nobody in the town or out of it had\n"
      "asked for more than that.\n"
      "\tThe wall is gone.\n";
  CHECK(joined(plain_paragraphs(copy)) ==
        "Price supports for the wall that the town built in 1901 will be higher by a third than "
        "they were in the last year, the town said Friday.|Its clerk said that nobody in the town "
        "or out of it had asked for more than that.|The wall is gone.");
  // A list or a table: its lines are no wrapped text.
  CHECK(joined(plain_paragraphs("Gates\n  North\n  South\nWalls\n")) == "Gates|North|South|Walls");
  CHECK(joined(plain_paragraphs(
            "The gates of the town, as the clerk counted them:\n   North 1\n   South 2\n")) ==
        "The gates of the town, as the clerk counted them:|North 1|South 2");
}
