// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/terminal_text.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

#include "common/text/utf8.hpp"

using namespace byline;

namespace {

bool is_harmless(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
                    c == 0x200F || c == 0x061C;
  const bool hidden = (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF || c == 0x2028 ||
                      c == 0x2029 || (c >= 0xE0000 && c <= 0xE007F);
  const bool non_character = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  return !control && !bidi && !hidden && !non_character;
}

bool is_safe(std::string_view text, bool line_feeds) {
  if (!is_valid_utf8(text)) return false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t code_point = next_code_point(text, i);
    if (!is_harmless(code_point) && !(line_feeds && code_point == U'\n')) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("what could act on a terminal is shown instead") {
  struct {
    std::string text, safe;
  } rows[] = {
      {"", ""},
      {"plain", "plain"},
      {"Café, 東京", "Café, 東京"},
      {"\x1b[31mred", "\\x1b[31mred"},
      {"\x1b]52;c;aGk=\x07", "\\x1b]52;c;aGk=\\x07"},
      {"\xC2\x9B"
       "31m",
       "\\u009b31m"},  // C1 CSI
      {"\x9B"
       "31m",
       "\\x9b31m"},  // the same as a raw byte
      {"a\tb", "a b"},
      {"a\nb\r", "a\\x0ab\\x0d"},
      {std::string("a\0b", 3), "a\\x00b"},
      {"del\x7F", "del\\x7f"},
      {"abc\u202Edef", "abc\\u202edef"},
      {"pay\u200Bpal", "pay\\u200bpal"},
      {"\U000E0041", "\\U000e0041"},
      {"\uFFFE", "\\ufffe"},
      {"\xEF\xBF\xBD", "\uFFFD"},  // a replacement character that the text holds
      {"caf\xE9", "caf\\xe9"},
      {"\xE2\x82", "\\xe2\\x82"},
      {"Donau\u00ADdampf", "Donaudampf"},
      {"\\x1b", "\\x1b"},  // not doubled
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(terminal_safe(row.text) == row.safe);
  }
}

TEST_CASE("line feeds are kept when asked for") {
  CHECK(terminal_safe("a\nb\r\x1b", LineBreaks::Keep) == "a\nb\\x0d\\x1b");
}

TEST_CASE("at most eight marks follow a character") {
  std::string zalgo = "a";
  for (int i = 0; i < 100; ++i) zalgo += "\u0301";
  const std::string safe = terminal_safe(zalgo + "b\u0301");
  CHECK(safe == zalgo.substr(0, 1 + 8 * 2) + "b\u0301");
}

TEST_CASE("no bytes whatever come out unsafe") {
  CHECK(rc::check([] {
    const auto text = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    RC_ASSERT(is_safe(terminal_safe(text), false));
    RC_ASSERT(is_safe(terminal_safe(text, LineBreaks::Keep), true));
  }));
}

TEST_CASE("every code point comes out safe") {
  for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    std::string text;
    append_code_point(text, code_point);
    if (!is_safe(terminal_safe(text), false)) {
      FAIL_CHECK("U+" << static_cast<std::uint32_t>(code_point));
    }
  }
}
