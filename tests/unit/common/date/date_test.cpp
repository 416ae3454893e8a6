// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/date.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <string>
#include <vector>

#include "common/base/error.hpp"

using namespace byline;

namespace {

// The judge: a calendar that is walked day by day from 1 January of the year 1, a Monday.
struct Walk {
  int year = 1;
  int month = 1;
  int day = 1;
  int weekday = 1;
  int iso_year = 1;
  int iso_week = 1;

  [[nodiscard]] static bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }
  [[nodiscard]] static int length(int year, int month) {
    const int lengths[] = {31, is_leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths[month - 1];
  }
  void step() {
    weekday = weekday == 7 ? 1 : weekday + 1;
    if (++day > length(year, month)) {
      day = 1;
      if (++month > 12) {
        month = 1;
        ++year;
      }
    }
    if (weekday == 1) step_week();
  }
  // A week belongs to the year that has its Thursday.
  void step_week() {
    const int thursday = day + 3;
    const bool next_year = month == 12 && thursday > 31;
    const int year_of_thursday = next_year ? year + 1 : year;
    iso_week = year_of_thursday == iso_year ? iso_week + 1 : 1;
    iso_year = year_of_thursday;
  }
};

}  // namespace

TEST_CASE("days, weekdays and weeks are those of a calendar walked day by day") {
  Walk walk;
  Day day = -719162;  // days from 0001-01-01 to 1970-01-01: 1969 years with 477 leap days
  for (; walk.year <= 9999; ++day, walk.step()) {
    const bool same = day_of(walk.year, walk.month, walk.day) == day &&
                      date_of(day) == Date{static_cast<std::int16_t>(walk.year),
                                           static_cast<std::int8_t>(walk.month),
                                           static_cast<std::int8_t>(walk.day)} &&
                      iso_weekday(day) == walk.weekday;
    const bool same_week = (day - first_day_of_iso_year(walk.iso_year)) / 7 + 1 == walk.iso_week &&
                           (walk.iso_year > 9999 || walk.iso_week <= iso_weeks_in(walk.iso_year));
    if (!same || !same_week) FAIL(walk.year << "-" << walk.month << "-" << walk.day);
  }
  CHECK(day == day_of(9999, 12, 31) + 1);
}

TEST_CASE("a date is made only when it exists") {
  struct {
    int year, month, day;
    bool exists;
  } rows[] = {
      {2014, 6, 3, true},    {2014, 6, 0, true},   {2014, 0, 0, true},   {2012, 2, 29, true},
      {2014, 2, 29, false},  {1900, 2, 29, false}, {2000, 2, 29, true},  {2014, 13, 1, false},
      {2014, 4, 31, false},  {0, 1, 1, false},     {10000, 1, 1, false}, {9999, 12, 31, true},
      {1, 1, 1, true},       {2014, 0, 5, false},  {2014, -1, 1, false}, {2014, 1, -1, false},
      {2014, 1, 257, false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.year);
    CAPTURE(row.month);
    CAPTURE(row.day);
    CHECK(make_date(row.year, row.month, row.day).has_value() == row.exists);
  }
}

TEST_CASE("a date is as wide as it is known") {
  struct {
    const char *text, *first, *last;
    Precision precision;
  } rows[] = {
      {"2014", "2014-01-01", "2014-12-31", Precision::Year},
      {"2012-02", "2012-02-01", "2012-02-29", Precision::Month},
      {"2014-12", "2014-12-01", "2014-12-31", Precision::Month},
      {"2014-06-03", "2014-06-03", "2014-06-03", Precision::Day},
      {"0001", "0001-01-01", "0001-12-31", Precision::Year},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto date = parse_iso_date(row.text);
    REQUIRE(date);
    CHECK(date->precision() == row.precision);
    CHECK(date->to_string() == row.text);
    CHECK(date_of(date->first_day()).to_string() == row.first);
    CHECK(date_of(date->last_day()).to_string() == row.last);
  }
  CHECK(Date{}.to_string().empty());
  CHECK(Date{}.precision() == Precision::None);
}

TEST_CASE("only the written form of a date is read back") {
  for (const char* text :
       {"", "14", "2014-6", "2014-00", "2014-06-00", "2014-02-30", "2014/06", "2014-06-03T", "0000",
        "+201", "-201", "2014-06-3", "20 4", "2014-1-01"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_date(text));
  }
}

TEST_CASE("two digits of a year are of 1969 to 2068") {
  CHECK(year_of_two_digits(69) == 1969);
  CHECK(year_of_two_digits(99) == 1999);
  CHECK(year_of_two_digits(0) == 2000);
  CHECK(year_of_two_digits(68) == 2068);
}

TEST_CASE("today depends on the zone") {
  using namespace std::chrono;
  const auto noon = sys_days(year(2014) / 6 / 3) + hours(12);
  const auto late = sys_days(year(2014) / 6 / 3) + hours(23);
  CHECK(date_of(today_in("UTC", noon)).to_string() == "2014-06-03");
  CHECK(date_of(today_in("Europe/London", late)).to_string() == "2014-06-04");  // summer time
  CHECK(date_of(today_in("Pacific/Kiritimati", noon)).to_string() == "2014-06-04");
  CHECK(date_of(today_in("Pacific/Pago_Pago", noon)).to_string() == "2014-06-03");
  const auto before_1970 = sys_days(year(1969) / 12 / 31) + hours(23);
  CHECK(today_in("UTC", before_1970) == -1);
}

TEST_CASE("a day begins where the person is") {
  struct Row {
    const char* zone;
    std::string begins;  // on 30 March 2014, in UTC
    int hours;           // that it has
  };
  for (const Row& row : std::vector<Row>{{"UTC", "2014-03-30T00", 24},
                                         {"Europe/London", "2014-03-30T00", 23},  // summer begins
                                         {"America/New_York", "2014-03-30T04", 24},
                                         {"Pacific/Kiritimati", "2014-03-29T10", 24},
                                         {"Asia/Kolkata", "2014-03-29T18", 24}}) {
    CAPTURE(row.zone);
    const Day day = day_of(2014, 3, 30);
    const std::int64_t begin = begin_of(day, row.zone);
    const auto hour = (begin % 86'400) / 3600;
    CHECK(date_of(static_cast<Day>(begin / 86'400)).to_string() + fmt::format("T{:02}", hour) ==
          row.begins);
    CHECK(begin_of(day + 1, row.zone) - begin == row.hours * 3600);
    const std::chrono::system_clock::time_point first{std::chrono::seconds(begin)};
    CHECK(today_in(row.zone, first) == day);
    CHECK(today_in(row.zone, first - std::chrono::seconds(1)) == day - 1);
  }
}

TEST_CASE("an unknown zone is a usage error") {
  const auto now = std::chrono::system_clock::now();
  for (const char* zone : {"Europe/Atlantis", "xyz", "\xFF"}) {
    CAPTURE(zone);
    try {
      (void)today_in(zone, now);
      FAIL_CHECK("no error");
    } catch (const Error& error) {
      CHECK(error.code() == ExitCode::Usage);
      CHECK(std::string(error.what()).find(zone) != std::string::npos);
    }
  }
}
