// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/hash.hpp"

#include <doctest/doctest.h>

namespace byline {
namespace {

TEST_CASE("a hash is written as 32 hexadecimal digits") {
  CHECK(to_hex({0x1, 0xabcdef}) == "00000000000000010000000000abcdef");
  // XXH3-128 of nothing, from the xxHash specification's test vectors.
  CHECK(to_hex(hash128("")) == "99aa06d3014798d86001c324468d497f");
}

TEST_CASE("hexadecimal digits are read back, and nothing else is") {
  CHECK(hash_from_hex("00000000000000010000000000abcdef") == Hash128{0x1, 0xabcdef});
  for (const char* text : {"", "0", "000000000000000100000000000abcdef",
                           "x0000000000000010000000000abcde", "-0000000000000010000000000abcdef"}) {
    CHECK(!hash_from_hex(text));
  }
}

TEST_CASE("a short text is the first 84 bits of a hash, and sorts like it") {
  struct Row {
    Hash128 hash;
    std::string text;
  };
  const Row rows[] = {{{0, 0}, "--------------"},
                      {{0, 1}, "--------------"},
                      {{0, std::uint64_t{1} << 44}, "-------------0"},
                      {{1, 0}, "----------3---"},
                      {{std::uint64_t{1} << 58, 0}, "0-------------"},
                      {{~std::uint64_t{0}, ~std::uint64_t{0}}, "zzzzzzzzzzzzzz"}};
  for (const Row& row : rows) {
    CHECK(to_short_text(row.hash) == row.text);
    CHECK(high_of_short_text(row.text) == row.hash.high);
  }
  for (int i = 0; i < 1000; ++i) {
    const Hash128 one = hash128(std::to_string(i));
    const Hash128 two = hash128(std::to_string(i + 1));
    CHECK(high_of_short_text(to_short_text(one)) == one.high);
    CHECK((one < two) == (to_short_text(one) < to_short_text(two)));
  }
  for (const char* text : {"", "-", "-------------", "---------------", "+-------------"}) {
    CHECK(high_of_short_text(text) == 0);
  }
}

TEST_CASE("a seed makes another hash") {
  CHECK(hash128("text", 1) != hash128("text"));
  CHECK(hash128("text", 1) == hash128("text", 1));
}

TEST_CASE("bytes that arrive in pieces hash like the whole") {
  std::string whole;
  for (int i = 0; i < 3000; ++i) whole += static_cast<char>(i * 7);
  for (const std::size_t piece : {1U, 3U, 64U, 255U, 256U, 257U, 1024U, 4000U}) {
    CAPTURE(piece);
    Hasher hasher;
    for (std::size_t at = 0; at < whole.size(); at += piece) hasher.add(whole.substr(at, piece));
    CHECK(hasher.result() == hash128(whole));
  }
  CHECK(Hasher().result() == hash128(""));
}

TEST_CASE("fields that are cut elsewhere hash otherwise") {
  const auto of_fields = [](std::string_view a, std::string_view b) {
    Hasher hasher;
    hasher.add_field(a);
    hasher.add_field(b);
    return hasher.result();
  };
  CHECK(of_fields("ab", "c") != of_fields("a", "bc"));
  CHECK(of_fields("", "abc") != of_fields("abc", ""));
  CHECK(of_fields("ab", "c") == of_fields("ab", "c"));
}

}  // namespace
}  // namespace byline
