// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/written_date.hpp"

#include <doctest/doctest.h>

using namespace byline;

TEST_CASE("the day stands before the month, else after it") {
  CHECK(parse_written_date("3 June 2014") == make_date(2014, 6, 3));
  CHECK(parse_written_date("June 3 2014") == make_date(2014, 6, 3));
  CHECK(parse_written_date("June 2014") == make_date(2014, 6));
  CHECK(parse_written_date("2014 June") == make_date(2014, 6));
}

TEST_CASE("times and offsets are no days and no years") {
  CHECK(parse_written_date("10:00 June 2014") == make_date(2014, 6));
  CHECK(parse_written_date("Jun 3 10:00:00.25 -0500 2014") == make_date(2014, 6, 3));
  CHECK(parse_written_date("Jun 3 10:00 +02:00 2014") == make_date(2014, 6, 3));
  CHECK_FALSE(parse_written_date("Jun 3 10:00:20"));
}

TEST_CASE("without a month or a year there is no date") {
  CHECK_FALSE(parse_written_date("3 2014"));
  CHECK_FALSE(parse_written_date("June"));
  CHECK_FALSE(parse_written_date(""));
}
