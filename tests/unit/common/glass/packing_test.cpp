// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/glass/packing.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/hex.hpp"

using namespace byline;
using test::hex;

TEST_CASE("numbers are packed low group first and come back") {
  const std::vector<std::pair<std::uint64_t, std::string>> rows{
      {0, "00"}, {127, "7f"}, {128, "8001"}, {300, "ac02"}, {16384, "808001"}};
  for (const auto& row : rows) {
    std::string bytes;
    glass::append_varint(bytes, row.first);
    CHECK(hex(bytes) == row.second);
    std::string_view left = bytes;
    CHECK(glass::take_varint(left) == row.first);
    CHECK(left.empty());
  }
}

TEST_CASE("document ids sort as they count") {
  const std::vector<std::pair<std::uint32_t, std::string>> rows{{1, "0001"},
                                                                {300, "012c"},
                                                                {32767, "7fff"},
                                                                {32768, "808000"},
                                                                {70000, "811170"},
                                                                {4194303, "bfffff"},
                                                                {4194304, "c0400000"},
                                                                {536870911, "dfffffff"},
                                                                {536870912, "e020000000"},
                                                                {4294967295U, "e0ffffffff"}};
  std::string before;
  for (const auto& row : rows) {
    std::string bytes;
    glass::append_docid(bytes, row.first);
    CHECK(hex(bytes) == row.second);
    CHECK(before < bytes);
    before = bytes;
  }
}

TEST_CASE("a zero byte in a term does not end it") {
  std::string bytes;
  glass::append_term(bytes, std::string_view("a\0b", 3));
  CHECK(hex(bytes) == "6100ff62");
}
