// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/date_words.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace byline;

TEST_CASE("a time ago is a number and a unit") {
  const auto ago = parse_ago("3 weeks ago");
  REQUIRE(ago);
  CHECK(ago->number == "3");
  CHECK(ago->unit == "weeks");
  CHECK(parse_ago("2w")->unit == "w");
  for (const char* text : {"2", "w", "", "2w3", "2w..", "ago", "3 ago"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(parse_ago(text));
  }
}

TEST_CASE("units are known by all their names, but m is none") {
  CHECK(short_unit("weeks") == "w");
  CHECK(short_unit("min") == "min");
  CHECK(short_unit("months") == "mo");
  CHECK(short_unit("m").empty());
  CHECK(short_unit("").empty());
  CHECK(short_unit("w wk").empty());
}

TEST_CASE("days before today are counted in the calendar") {
  const Day today = day_of(2024, 3, 31);
  struct {
    const char *number, *unit, *day;
  } rows[] = {
      {"0", "d", "2024-03-31"},    {"3", "d", "2024-03-28"},
      {"2", "w", "2024-03-17"},    {"1", "mo", "2024-02-29"},
      {"13", "mo", "2023-02-28"},  {"1", "y", "2023-03-31"},
      {"24", "h", "2024-03-30"},   {"25", "h", "2024-03-29"},
      {"90", "min", "2024-03-30"}, {"0", "min", "2024-03-31"},
      {"2023", "y", "0001-03-31"}, {"2024", "y", ""},
      {"99999999999", "y", ""},    {"99999999999999999999999", "d", ""},
      {"738976", "d", ""},         {"738975", "d", "0001-01-01"},
  };
  for (const auto& row : rows) {
    CAPTURE(std::string(row.number));
    CAPTURE(std::string(row.unit));
    const auto day = day_before(row.number, row.unit, today);
    CHECK((day ? date_of(*day).to_string() : "") == std::string(row.day));
  }
}

TEST_CASE("names that are nearly right are recognised") {
  CHECK(nearest_name("last week") == "last-week");
  CHECK(nearest_name("lastmonth") == "last-month");
  CHECK(nearest_name("past year") == "last-year");
  CHECK(nearest_name("now") == "today");
  CHECK(nearest_name("tomorrow").empty());
  CHECK(nearest_name("").empty());
}
