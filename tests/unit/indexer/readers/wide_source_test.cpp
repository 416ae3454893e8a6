// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/wide_source.hpp"

#include <doctest/doctest.h>

#include "tests/support/text_source.hpp"

namespace byline::test {
namespace {

using namespace std::string_literals;

// What comes out when the first `head` bytes were read already.
std::string read_wide(const std::string& bytes, std::size_t head, std::size_t step,
                      std::size_t limit) {
  WideSource source(std::make_unique<TextSource>(bytes.substr(head), step), bytes.substr(0, head));
  std::string text;
  for (std::string_view part = source.read(limit); !part.empty(); part = source.read(limit)) {
    CHECK(part.size() <= limit);
    text += part;
  }
  return text;
}

TEST_CASE("a stream of UTF-16 or UTF-32 comes out as UTF-8, wherever its pieces are cut") {
  struct Row {
    std::string bytes;
    std::string text;
  };
  const Row rows[] = {
      {"\xFF\xFE"s, ""},
      {"\xFF\xFE"
       "a\0;\0"s,
       "a;"},
      {"\xFE\xFF"
       "\0a\0\n"s,
       "a\n"},
      {"\xFF\xFE\0\0"
       "a\0\0\0\xE9\0\0\0"s,
       "aé"},
      {"\0\0\xFE\xFF"
       "\0\0\x67\x71"s,
       "東"},
      {"\xFF\xFE\x3D\xD8\x00\xDE"s, "😀"},
      {"\xFF\xFE\x3D\xD8"
       "a\0"s,
       "\uFFFDa"},  // half a pair
      {"\xFF\xFE"
       "a\0b"s,
       "a\uFFFD"},  // half a letter
  };
  for (const Row& row : rows) {
    for (const std::size_t step : {1, 2, 3, 64}) {
      for (const std::size_t head : {4, 6}) {
        CAPTURE(row.text);
        const std::size_t taken = std::min(head, row.bytes.size());
        CHECK(read_wide(row.bytes, taken, step, 1) == row.text);
        CHECK(read_wide(row.bytes, taken, step, 4096) == row.text);
      }
    }
  }
}

TEST_CASE("a stream that is longer than any buffer comes out whole") {
  std::string bytes = "\xFF\xFE";
  std::string text;
  for (int i = 0; i < 100'000; ++i) {
    const auto letter = static_cast<char>('a' + i % 26);
    bytes += "\x71\x67"s + letter + '\0';
    text += "東"s + letter;
  }
  CHECK(read_wide(bytes, 4, 7, 1000) == text);
}

}  // namespace
}  // namespace byline::test
