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

TEST_CASE("the year is the one beside day and month") {
  CHECK(parse_written_date("Established 1856 | Friday, May 3, 2022") == make_date(2022, 5, 3));
  CHECK(parse_written_date("© 1998-2015 The Herald. Last update: 24 November 2023") ==
        make_date(2023, 11, 24));
  CHECK(parse_written_date("3 June at 5 o'clock, 2014") == make_date(2014, 6, 3));
  CHECK(parse_written_date("2014, 3 June") == make_date(2014, 6, 3));
}

TEST_CASE("of two words that are months the one beside a day is it") {
  CHECK(parse_written_date("mar. 3 juin 2014") == make_date(2014, 6, 3));
  CHECK(parse_written_date("Augusta, Georgia, May 3, 2014") == make_date(2014, 5, 3));
  CHECK(parse_written_date("April Lee, 3 May 2014") == make_date(2014, 5, 3));
}

TEST_CASE("dates of other languages are read in their order") {
  CHECK(parse_written_date("3. toukokuuta 2014") == make_date(2014, 5, 3));
  CHECK(parse_written_date("2014. május 3.") == make_date(2014, 5, 3));
  CHECK(parse_written_date("2014 m. gegužės 3 d.") == make_date(2014, 5, 3));
  CHECK(parse_written_date("3 Ağustos 2014 Pazar") == make_date(2014, 8, 3));
  CHECK(parse_written_date("3 Μαΐου 2014") == make_date(2014, 5, 3));
}
