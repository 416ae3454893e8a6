// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/numeric_date.hpp"

#include <doctest/doctest.h>

using namespace byline;

TEST_CASE("a pair of numbers is read when one of them can only be the day") {
  CHECK(date_of_pair(2014, 25, 4) == make_date(2014, 4, 25));
  CHECK(date_of_pair(2014, 4, 25) == make_date(2014, 4, 25));
  CHECK(date_of_pair(2014, 3, 3) == make_date(2014, 3, 3));
  CHECK(date_of_pair(2014, 3, 4) == make_date(2014));
  CHECK_FALSE(date_of_pair(2014, 25, 25));
  CHECK_FALSE(date_of_pair(2014, 0, 4));
}

TEST_CASE("what follows the date is not looked at, unless it is a digit") {
  CHECK(parse_numeric_date("2014-06-03T10:00") == make_date(2014, 6, 3));
  CHECK(parse_numeric_date("2014-06-03, page 4") == make_date(2014, 6, 3));
  CHECK_FALSE(parse_numeric_date("2014-06-0345"));
  CHECK_FALSE(parse_numeric_date("2014 and more"));
}
