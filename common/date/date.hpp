// SPDX-License-Identifier: GPL-3.0-or-later
// A civil date, as wide as it was stated: a year, a month or a day.
//
// An article's day is the day it states, in its own offset. No time zone is applied after that.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace byline {

// Days since 1970-01-01, proleptic Gregorian calendar.
using Day = std::int32_t;

enum class Precision { None, Year, Month, Day };

// Years 1 to 9999. month is 0 when only the year is known, day is 0 when only year and month are;
// year is 0 when nothing is.
struct Date {
  std::int16_t year = 0;
  std::int8_t month = 0;
  std::int8_t day = 0;

  auto operator<=>(const Date&) const = default;

  [[nodiscard]] Precision precision() const;
  [[nodiscard]] bool is_known() const { return year != 0; }
  // First and last day that the date may mean. Require is_known().
  [[nodiscard]] Day first_day() const;
  [[nodiscard]] Day last_day() const;
  // "2014", "2014-05", "2014-05-06", or "" when unknown.
  [[nodiscard]] std::string to_string() const;
};

// The date, when year, month and day exist (31 February does not). Zeros as in Date.
[[nodiscard]] std::optional<Date> make_date(int year, int month = 0, int day = 0);

// The inverse of Date::to_string: YYYY, YYYY-MM or YYYY-MM-DD and nothing else.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);

// Requires a day of the years 1 to 9999.
[[nodiscard]] Date date_of(Day day);
// Requires a day that exists.
[[nodiscard]] Day day_of(int year, int month, int day);

// Monday is 1, Sunday 7 (ISO 8601).
[[nodiscard]] int iso_weekday(Day day);

// The Monday that begins week 1 of an ISO 8601 year, the week of 4 January; years 1 to 10000.
[[nodiscard]] Day first_day_of_iso_year(int year);
// 52 or 53.
[[nodiscard]] int iso_weeks_in(int year);

// The year that two digits mean: 69 to 99 are 1969 to 1999, 0 to 68 are 2000 to 2068 (POSIX).
[[nodiscard]] constexpr int year_of_two_digits(int digits) {
  return digits >= 69 ? 1900 + digits : 2000 + digits;
}

// Today in `zone` (an IANA name; empty: the system's). Throws Error{Usage} for an unknown zone.
[[nodiscard]] Day today_in(std::string_view zone, std::chrono::system_clock::time_point now);

// The system's zone, as today_in() takes it; "" where it has no name there.
[[nodiscard]] std::string system_zone();

// "2026-11-27T18:40:12Z" of seconds since 1970 (RFC 3339). Requires a year of four digits.
[[nodiscard]] std::string utc_text(std::int64_t seconds);

// When a day begins in `zone`, in seconds since 1970. Errors as of today_in().
[[nodiscard]] std::int64_t begin_of(Day day, std::string_view zone);

}  // namespace byline
