// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/edit_distance.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

TEST_CASE("slips are counted in letters, a swap as one, and no further than asked") {
  struct Row {
    std::string left;
    std::string right;
    std::size_t limit;
    std::size_t distance;
  };
  const std::vector<Row> rows{
      {"", "", 2, 0},
      {"a", "", 2, 1},
      {"outlet", "oulet", 2, 1},
      {"flood", "flood", 2, 0},
      {"flood", "lfood", 2, 1},
      {"flood", "floor", 2, 1},
      {"café", "cafe", 2, 1},
      {"kitten", "sitting", 3, 3},
      {"kitten", "sitting", 2, 3},
      {"abc", "abcdef", 2, 3},
      {"北京", "京北", 2, 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.left);
    CAPTURE(row.right);
    CHECK(byline::edit_distance(row.left, row.right, row.limit) == row.distance);
    CHECK(byline::edit_distance(row.right, row.left, row.limit) == row.distance);
  }
}
