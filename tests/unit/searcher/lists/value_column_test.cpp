// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/lists/value_column.hpp"

#include <doctest/doctest.h>

#include <limits>

using byline::ValueColumn;

TEST_CASE("a column has each article's value, and none for the others") {
  ValueColumn column;
  CHECK(column.value(0).empty());
  CHECK(column.value(1).empty());
  column.add(2, "two");
  column.add(3, "3");
  column.add(7, std::string_view("\0\xff", 2));
  struct Row {
    Xapian::docid article;
    std::string_view value;
  };
  for (const Row& row : {Row{0, ""}, Row{1, ""}, Row{2, "two"}, Row{3, "3"}, Row{4, ""}, Row{6, ""},
                         Row{7, std::string_view("\0\xff", 2)}, Row{8, ""},
                         Row{std::numeric_limits<Xapian::docid>::max(), ""}}) {
    CAPTURE(row.article);
    CHECK(column.value(row.article) == row.value);
  }
}
