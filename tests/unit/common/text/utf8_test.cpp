// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/utf8.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

using namespace byline;

namespace {

// The judge: table 3-7 of Unicode, row by row.
struct Row {
  std::vector<std::array<int, 2>> bytes;
};
const std::vector<Row> kTable37{
    {{{0x00, 0x7F}}},
    {{{0xC2, 0xDF}, {0x80, 0xBF}}},
    {{{0xE0, 0xE0}, {0xA0, 0xBF}, {0x80, 0xBF}}},
    {{{0xE1, 0xEC}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {{{0xED, 0xED}, {0x80, 0x9F}, {0x80, 0xBF}}},
    {{{0xEE, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {{{0xF0, 0xF0}, {0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {{{0xF1, 0xF3}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {{{0xF4, 0xF4}, {0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}}},
};

// How many bytes at `at` agree with the row.
std::size_t agreeing(const Row& row, const std::string& text, std::size_t at) {
  std::size_t n = 0;
  while (n < row.bytes.size() && at + n < text.size()) {
    const int byte = static_cast<unsigned char>(text[at + n]);
    if (byte < row.bytes[n][0] || byte > row.bytes[n][1]) break;
    ++n;
  }
  return n;
}

// Lengths of the sequences that a text falls into; negative for an invalid one.
std::vector<int> segments_by_table(const std::string& text) {
  std::vector<int> lengths;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t longest = 1;
    bool valid = false;
    for (const Row& row : kTable37) {
      const std::size_t n = agreeing(row, text, at);
      if (n == row.bytes.size()) valid = true;
      longest = std::max(longest, n);
    }
    lengths.push_back(valid ? static_cast<int>(longest) : -static_cast<int>(longest));
    at += longest;
  }
  return lengths;
}

// Bytes that are likely to form sequences, whole and broken.
rc::Gen<std::string> broken_utf8() {
  return rc::gen::container<std::string>(rc::gen::map(
      rc::gen::oneOf(rc::gen::inRange(0, 256), rc::gen::inRange(0x80, 0xC0),
                     rc::gen::elementOf(std::vector<int>{0x41, 0xC3, 0xE0, 0xE2, 0xED, 0xEF, 0xF0,
                                                         0xF4, 0xA0, 0x9F, 0x90})),
      [](int byte) { return static_cast<char>(byte); }));
}

}  // namespace

TEST_CASE("UTF-8 is valid exactly when table 3-7 of Unicode says so") {
  CHECK(rc::check([] {
    const std::string text = *broken_utf8();
    bool valid = true;
    for (const int length : segments_by_table(text)) valid = valid && length > 0;
    RC_ASSERT(is_valid_utf8(text) == valid);
  }));
}

TEST_CASE("an invalid sequence is one replacement character a maximal subpart") {
  CHECK(rc::check([] {
    const std::string text = *broken_utf8();
    std::size_t offset = 0;
    for (const int length : segments_by_table(text)) {
      const std::size_t begin = offset;
      const char32_t code_point = next_code_point(text, offset);
      RC_ASSERT(offset - begin == static_cast<std::size_t>(std::abs(length)));
      RC_ASSERT(length > 0 || code_point == kReplacement);
    }
    RC_ASSERT(offset == text.size());
  }));
}

TEST_CASE("every code point is written and read back") {
  for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    if (code_point == 0xD800) code_point = 0xE000;
    std::string bytes;
    append_code_point(bytes, code_point);
    std::size_t offset = 0;
    const bool same = next_code_point(bytes, offset) == code_point && offset == bytes.size();
    if (!same) FAIL_CHECK("U+" << static_cast<std::uint32_t>(code_point));
  }
}

TEST_CASE("what is no code point is written as U+FFFD") {
  for (const char32_t code_point : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
    std::string bytes;
    append_code_point(bytes, code_point);
    CHECK(bytes == "\uFFFD");
  }
}

TEST_CASE("repair replaces invalid sequences and NULs and leaves the rest") {
  struct {
    std::string text, repaired;
  } rows[] = {
      {"", ""},
      {"plain, café", "plain, café"},
      {std::string("a\0b", 3), "a\uFFFDb"},
      {"caf\xE9", "caf\uFFFD"},
      {"\xE2\x82", "\uFFFD"},                       // truncated euro sign
      {"\xF0\x80\x80\x41", "\uFFFD\uFFFD\uFFFDA"},  // Unicode 15, table 3-8
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},       // a surrogate
      {"\xC0\xAF", "\uFFFD\uFFFD"},                 // overlong slash
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(repair_utf8(row.text) == row.repaired);
  }
}

TEST_CASE("a prefix never cuts a code point") {
  struct {
    std::string text;
    std::size_t limit;
    std::string prefix;
  } rows[] = {
      {"abc", 5, "abc"}, {"abc", 2, "ab"},
      {"aé", 2, "a"},    {"aéb", 3, "aé"},
      {"😀", 3, ""},      {"a😀b", 4, "a"},
      {"a😀b", 5, "a😀"},  {"\x80\x80\x80\x80\x80", 3, "\x80\x80\x80"},
      {"é", 1, ""},      {"é", 0, ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.limit);
    CHECK(utf8_prefix(row.text, row.limit) == row.prefix);
  }
}

TEST_CASE("length counts code points") {
  CHECK(utf8_length("") == 0);
  CHECK(utf8_length("café") == 4);
  CHECK(utf8_length("😀😀") == 2);
  CHECK(utf8_length("a\xFF") == 2);
}
