// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/word_scanner.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace byline;

namespace {

// The first word, and what joins it to the next: "u.s.|-" for "u.s.-led".
std::string scanned(std::string_view text) {
  const ScannedWord word = scan_word(text, 0);
  const auto joiner = joiner_after(text, word);
  return std::string(text.substr(0, word.end)) + "|" + (joiner ? std::string(1, joiner->sign) : "");
}

}  // namespace

TEST_CASE("a word ends where its letters, marks and digits end") {
  struct {
    const char *text, *expected;
  } rows[] = {
      {"flood", "flood|"},
      {"flood.", "flood|"},
      {"cafe\u0301s!", "cafe\u0301s|"},
      {"Donau\u00ADdampf ", "Donau\u00ADdampf|"},
      {"end\u00AD", "end|"},
      {"19th", "19th|"},
      {"C++", "C++|"},
      {"C#,", "C#|"},
      {"C++x", "C|"},
      {"A+", "A|"},
      {"AB++", "AB|"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(scanned(row.text) == row.expected);
  }
}

TEST_CASE("signs join in the right company") {
  struct {
    const char *text, *expected;
  } rows[] = {
      {"O'Brien", "O|'"},
      {"O’Brien", "O|'"},
      {"voters'", "voters|"},
      {"a''b", "a|"},
      {"well-known", "well|-"},
      {"well\u2011known", "well|-"},
      {"well--known", "well|"},
      {"well—known", "well|"},
      {"1914–18", "1914|"},
      {"AT&T", "AT|&"},
      {"AT & T", "AT|"},
      {"9/11", "9|/"},
      {"and/or", "and|"},
      {"4/a", "4|"},
      {"3.5", "3|."},
      {"1,000", "1|,"},
      {"one,two", "one|"},
      {"example.org", "example|."},
      {"end.The", "end|"},
      {"EXAMPLE.ORG", "EXAMPLE|."},
      {"كلمة.كلمة", "كلمة|"},
      {"user@example", "user|@"},
      {"snake_case", "snake|_"},
      {"a\u200B-\u200Bb", "a|-"},
      {"10:30", "10|"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(scanned(row.text) == row.expected);
  }
}

TEST_CASE("single letters with dots are an abbreviation") {
  struct {
    const char *text, *expected;
  } rows[] = {
      {"U.S.", "U.S.|"},
      {"U.S", "U.S|"},
      {"U.S.A. is", "U.S.A.|"},
      {"a.m.,", "a.m.|"},
      {"U.S.-led", "U.S.|-"},
      {"U.S.’s", "U.S.|'"},
      {"U.S.Army", "U.S.|"},
      {"p.m.The", "p.m.|"},
      {"a.b.example", "a|."},
      {"С.Ш.А.", "С.Ш.А.|"},
      {"J. Smith", "J|"},
      {"x.com", "x|."},
      {"a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.", "a|."},  // more than sixteen letters
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(scanned(row.text) == row.expected);
  }
}

TEST_CASE("a hyphen at a line end vanishes before a lower-case letter") {
  struct {
    const char *text, *bare;
  } rows[] = {
      {"hyphen-\nated", "hyphenated"},
      {"hyphen- \r\n  ated", "hyphenated"},
      {"hyphen\u00AD\nated", "hyphenated"},
      {"a-\nb-\nc", "abc"},
      {"Jean-\nPierre", "Jean"},
      {"well-\n\nknown", "well"},
      {"1990-\nish", "1990"},
      {"hyphen- ated", "hyphen"},
      {"U.S.A.", "USA"},
      {"plain", "plain"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    std::string scratch;
    CHECK(bare_word(row.text, scan_word(row.text, 0), scratch) == row.bare);
  }
}
