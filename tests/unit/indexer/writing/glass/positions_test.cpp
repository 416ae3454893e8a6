// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/glass/positions.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/hex.hpp"

using namespace byline;
using test::hex;

TEST_CASE("lists of positions are coded as the library codes them") {
  const std::vector<std::pair<std::vector<std::uint32_t>, std::string>> rows{
      {{5}, "05"},
      {{300}, "ac02"},
      {{3, 7}, "0703"},
      {{1, 2}, "0201"},
      {{1, 2, 3}, "0303"},
      {{2, 5, 9, 20}, "14426400"},
      {{1, 2, 3, 10, 50}, "32c10018"}};
  for (const auto& row : rows) {
    std::string bytes;
    glass::append_positions(bytes, row.first);
    CHECK(hex(bytes) == row.second);
  }
}
