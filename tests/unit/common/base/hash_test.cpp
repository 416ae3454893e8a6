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
