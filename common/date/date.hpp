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

[[nodiscard]] Date date_of(Day day);
[[nodiscard]] Day day_of(int year, int month, int day);

// Monday is 1, Sunday 7 (ISO 8601).
[[nodiscard]] int iso_weekday(Day day);

// Today in `zone` (an IANA name; empty: the system's). Throws Error{Usage} for an unknown zone.
[[nodiscard]] Day today_in(std::string_view zone, std::chrono::system_clock::time_point now);

}  // namespace byline
