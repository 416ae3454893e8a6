// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/calendar.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace byline;

TEST_CASE("a day lies in its year, month, ISO week and itself") {
  struct Row {
    DateUnit unit;
    const char* day;
    const char* from;
    const char* to;
    const char* name;
  };
  const std::vector<Row> rows{
      {DateUnit::Year, "2016-02-29", "2016-01-01", "2016-12-31", "2016"},
      {DateUnit::Month, "2016-02-29", "2016-02-01", "2016-02-29", "2016-02"},
      {DateUnit::Month, "2015-12-31", "2015-12-01", "2015-12-31", "2015-12"},
      {DateUnit::Day, "2015-12-31", "2015-12-31", "2015-12-31", "2015-12-31"},
      {DateUnit::Week, "2014-05-06", "2014-05-05", "2014-05-11", "2014-W19"},
      {DateUnit::Week, "2014-12-29", "2014-12-29", "2015-01-04", "2015-W01"},
      {DateUnit::Week, "2016-01-03", "2015-12-28", "2016-01-03", "2015-W53"},
      {DateUnit::Week, "2018-12-31", "2018-12-31", "2019-01-06", "2019-W01"},
      {DateUnit::Week, "1969-12-31", "1969-12-29", "1970-01-04", "1970-W01"},
      {DateUnit::Month, "0987-03-04", "0987-03-01", "0987-03-31", "0987-03"},
      {DateUnit::Year, "9999-12-31", "9999-01-01", "9999-12-31", "9999"}};
  for (const Row& row : rows) {
    CAPTURE(row.day);
    const Day day = parse_iso_date(row.day)->first_day();
    CHECK(date_of(piece_start(row.unit, day)).to_string() == row.from);
    CHECK(date_of(piece_end(row.unit, day)).to_string() == row.to);
    CHECK(piece_name(row.unit, day) == row.name);
  }
}
