// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/numeric_date.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "common/date/date_scanner.hpp"

namespace byline {
namespace {

constexpr std::string_view kSigns = "-/.";

int as_int(const Digits& digits) {
  return static_cast<int>(digits.value);
}

// A number of at most two digits.
bool is_short(const Digits& digits) {
  return digits.count == 1 || digits.count == 2;
}

// The digits text[begin, begin + count), which are digits.
int slice(std::string_view text, std::size_t begin, std::size_t count) {
  int value = 0;
  const char* first = text.data() + begin;
  std::from_chars(first, first + count, value);
  return value;
}

std::optional<Date> date_of_ordinal(int year, int day_of_year) {
  if (day_of_year < 1 || !make_date(year)) return std::nullopt;
  const Day day = day_of(year, 1, 1) + day_of_year - 1;
  if (day > day_of(year, 12, 31)) return std::nullopt;
  return date_of(day);
}

// Without its day, a week is as wide as what holds all of it.
std::optional<Date> date_of_week(int year, int week, int weekday) {
  if (!make_date(year) || week < 1 || week > iso_weeks_in(year) || weekday > 7) return std::nullopt;
  const Day monday = first_day_of_iso_year(year) + 7 * (week - 1);
  if (weekday != 0) {
    const Day day = monday + weekday - 1;
    return day <= day_of(9999, 12, 31) ? std::optional(date_of(day)) : std::nullopt;
  }
  const Date first = date_of(monday);
  const Date last = date_of(std::min(monday + 6, day_of(9999, 12, 31)));
  if (first.year != last.year) return make_date(year);
  return make_date(first.year, first.month == last.month ? first.month : 0);
}

// After "2014-W" or "2014W".
std::optional<Date> read_week(DateScanner& scanner, int year) {
  const Digits week = scanner.digits();
  if (week.count == 3) return date_of_week(year, as_int(week) / 10, as_int(week) % 10);
  if (week.count != 2) return std::nullopt;
  if (scanner.peek() != '-') return date_of_week(year, as_int(week), 0);
  scanner.skip();
  const Digits weekday = scanner.digits();
  if (weekday.count != 1) return std::nullopt;
  return date_of_week(year, as_int(week), as_int(weekday));
}

// After a year of four digits and a sign.
std::optional<Date> read_after_year(DateScanner& scanner, int year, char sign) {
  if (scanner.accept("Ww") != '\0') return read_week(scanner, year);
  const Digits second = scanner.digits();
  if (second.count == 3 && sign == '-') return date_of_ordinal(year, as_int(second));
  if (!is_short(second)) return std::nullopt;
  const bool day_follows = scanner.peek() == sign && DateScanner::is_digit(scanner.peek(1));
  if (!day_follows) return make_date(year, as_int(second));
  scanner.skip();
  const Digits day = scanner.digits();
  if (!is_short(day)) return std::nullopt;
  return make_date(year, as_int(second), as_int(second) == 0 ? 0 : as_int(day));
}

// After a number of one or two digits and a sign: 06/2014, 25/04/2014, 25.04.14.
std::optional<Date> read_after_short(DateScanner& scanner, int first, char sign) {
  const Digits second = scanner.digits();
  if (second.count == 4) return make_date(as_int(second), first);
  if (!is_short(second) || scanner.accept(std::string_view(&sign, 1)) == '\0') return std::nullopt;
  const Digits year = scanner.digits();
  if (year.count != 2 && year.count != 4) return std::nullopt;
  const int full_year = year.count == 2 ? year_of_two_digits(as_int(year)) : as_int(year);
  if (sign == '.') return make_date(full_year, as_int(second), first);
  return date_of_pair(full_year, first, as_int(second));
}

std::optional<Date> date_of_seconds(std::int64_t seconds) {
  constexpr std::int64_t kFirst = 100'000'000;   // 3 March 1973: nine digits
  constexpr std::int64_t kLast = 4'102'444'799;  // the end of 2099
  constexpr std::int64_t kSecondsPerDay = 86'400;
  if (seconds < kFirst || seconds > kLast) return std::nullopt;
  return date_of(static_cast<Day>(seconds / kSecondsPerDay));
}

// Nine or ten digits of seconds, and three more for each finer unit.
std::optional<Date> date_of_epoch(std::string_view digits) {
  constexpr std::size_t kMostSeconds = 10;
  std::size_t fraction = 0;
  while (digits.size() - fraction > kMostSeconds) fraction += 3;
  if (digits.size() - fraction < kMostSeconds - 1) return std::nullopt;
  std::int64_t seconds = 0;
  std::from_chars(digits.data(), digits.data() + (digits.size() - fraction), seconds);
  return date_of_seconds(seconds);
}

std::optional<Date> date_of_compact(std::string_view digits) {
  const auto date = make_date(slice(digits, 0, 4), slice(digits, 4, 2), slice(digits, 6, 2));
  return date && date->precision() == Precision::Day ? date : std::nullopt;
}

// 201406031530 is in 1976 as milliseconds; as a date and a time it is far likelier.
bool is_compact_minute(std::string_view digits) {
  return digits.size() == 12 && slice(digits, 8, 2) <= 24 && slice(digits, 10, 2) < 60 &&
         (digits.starts_with("19") || digits.starts_with("20")) && date_of_compact(digits);
}

// Digits that no sign follows, or a sign that does not matter.
std::optional<Date> read_digits_alone(std::string_view digits) {
  constexpr std::size_t kLongest = 19;
  if (digits.size() > kLongest) return std::nullopt;
  if (digits.size() == 7) return date_of_ordinal(slice(digits, 0, 4), slice(digits, 4, 3));
  if (digits.size() == 8 || digits.size() == 14 || is_compact_minute(digits)) {
    return date_of_compact(digits);
  }
  return digits.size() >= 9 ? date_of_epoch(digits) : std::nullopt;
}

}  // namespace

std::optional<Date> date_of_pair(int year, int first, int second) {
  if (first > 12 || first == second) return make_date(year, second, first);
  if (second > 12) return make_date(year, first, second);
  return first < 1 || second < 1 ? std::nullopt : make_date(year);
}

std::optional<Date> parse_numeric_date(std::string_view text) {
  DateScanner scanner(text);
  const Digits first = scanner.digits();
  if (first.count > 4) return read_digits_alone(text.substr(0, first.count));
  if (first.count == 4 && scanner.accept("Ww") != '\0') return read_week(scanner, as_int(first));
  if (first.count == 4 && scanner.at_end()) return make_date(as_int(first));
  const char sign = scanner.accept(kSigns);
  std::optional<Date> date;
  if (sign != '\0' && first.count == 4) date = read_after_year(scanner, as_int(first), sign);
  if (sign != '\0' && is_short(first)) date = read_after_short(scanner, as_int(first), sign);
  return scanner.at_digit() ? std::nullopt : date;
}

}  // namespace byline
