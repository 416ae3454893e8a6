// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/date.hpp"

#include <fmt/format.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <memory>

#include "common/base/error.hpp"
#include "common/text/ascii.hpp"

namespace byline {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::chrono::year_month_day civil(int year, int month, int day) {
  return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
          std::chrono::day(static_cast<unsigned>(day))};
}

Day last_of_month(int year, int month) {
  const auto last = civil(year, month, 1).year() /
                    std::chrono::month(static_cast<unsigned>(month)) / std::chrono::last;
  return static_cast<Day>(sys_days(last).time_since_epoch().count());
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  if (text.empty() || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc{} ? std::optional(value) : std::nullopt;
}

constexpr std::int64_t kSecondsPerDay = 86'400;

Day floor_to_day(std::int64_t seconds) {
  const std::int64_t remainder = (seconds % kSecondsPerDay + kSecondsPerDay) % kSecondsPerDay;
  return static_cast<Day>((seconds - remainder) / kSecondsPerDay);
}

Day today_here(std::time_t now) {
  std::tm local{};
  localtime_r(&now, &local);
  return day_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

// Null for a zone that is not known.
std::unique_ptr<icu::TimeZone> find_zone(std::string_view zone) {
  const auto id = icu::UnicodeString::fromUTF8(icu::StringPiece(
      zone.data(), static_cast<std::int32_t>(std::min<std::size_t>(zone.size(), 256))));
  std::unique_ptr<icu::TimeZone> found(icu::TimeZone::createTimeZone(id));
  if (*found == icu::TimeZone::getUnknown()) found.reset();
  return found;
}

// Seconds that `zone` is ahead of UTC at `now`.
std::int64_t offset_of(std::string_view zone, std::time_t now) {
  const std::unique_ptr<icu::TimeZone> found = find_zone(zone);
  if (!found) {
    throw Error{ExitCode::Usage,
                "cannot tell today's date: '" + std::string(zone) + "': unknown time zone",
                "give a name such as Europe/London or UTC"};
  }
  std::int32_t raw = 0;
  std::int32_t daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  constexpr double kMilliseconds = 1000;
  found->getOffset(static_cast<double>(now) * kMilliseconds, 0, raw, daylight, status);
  return (raw + daylight) / 1000;
}

}  // namespace

Precision Date::precision() const {
  if (day != 0) return Precision::Day;
  if (month != 0) return Precision::Month;
  return year != 0 ? Precision::Year : Precision::None;
}

Day Date::first_day() const {
  return day_of(year, std::max<int>(month, 1), std::max<int>(day, 1));
}

Day Date::last_day() const {
  return day != 0 ? first_day() : last_of_month(year, month != 0 ? month : 12);
}

std::string Date::to_string() const {
  switch (precision()) {
    case Precision::Day:
      return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    case Precision::Month:
      return fmt::format("{:04}-{:02}", year, month);
    case Precision::Year:
      return fmt::format("{:04}", year);
    case Precision::None:
      break;
  }
  return {};
}

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0) return std::nullopt;
  if (day > 31 || (day != 0 && !civil(year, month, day).ok())) return std::nullopt;
  return Date{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
              static_cast<std::int8_t>(day)};
}

std::optional<Date> parse_iso_date(std::string_view text) {
  const bool has_month = text.size() >= 7;
  const bool has_day = text.size() == 10;
  if (text.size() != 4 && text.size() != 7 && !has_day) return std::nullopt;
  if ((has_month && text[4] != '-') || (has_day && text[7] != '-')) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = has_month ? digits(text.substr(5, 2)) : std::optional(0);
  const auto day = has_day ? digits(text.substr(8, 2)) : std::optional(0);
  if (!year || !month || !day) return std::nullopt;
  if ((has_month && *month == 0) || (has_day && *day == 0)) return std::nullopt;
  return make_date(*year, *month, *day);
}

Date date_of(Day day) {
  const std::chrono::year_month_day date{sys_days(days(day))};
  return {static_cast<std::int16_t>(static_cast<int>(date.year())),
          static_cast<std::int8_t>(static_cast<unsigned>(date.month())),
          static_cast<std::int8_t>(static_cast<unsigned>(date.day()))};
}

Day day_of(int year, int month, int day) {
  return static_cast<Day>(sys_days(civil(year, month, day)).time_since_epoch().count());
}

int iso_weekday(Day day) {
  return static_cast<int>(std::chrono::weekday(sys_days(days(day))).iso_encoding());
}

Day first_day_of_iso_year(int year) {
  const Day in_week_one = day_of(year, 1, 4);
  return in_week_one - (iso_weekday(in_week_one) - 1);
}

int iso_weeks_in(int year) {
  return (first_day_of_iso_year(year + 1) - first_day_of_iso_year(year)) / 7;
}

Day today_in(std::string_view zone, std::chrono::system_clock::time_point now) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  if (zone.empty()) return today_here(seconds);
  return floor_to_day(seconds + offset_of(zone, seconds));
}

std::string system_zone() {
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createDefault());
  icu::UnicodeString id;
  zone->getID(id);
  std::string name;
  id.toUTF8String(name);
  return find_zone(name) ? name : std::string();
}

std::string utc_text(std::int64_t seconds) {
  const Day day = floor_to_day(seconds);
  const std::int64_t of_day = seconds - std::int64_t{day} * kSecondsPerDay;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", date_of(day).to_string(), of_day / 3600,
                     of_day / 60 % 60, of_day % 60);
}

std::int64_t begin_of(Day day, std::string_view zone) {
  const std::int64_t in_utc = std::int64_t{day} * kSecondsPerDay;
  if (!zone.empty()) return in_utc - offset_of(zone, in_utc - offset_of(zone, in_utc));
  const std::chrono::year_month_day date{sys_days(days(day))};
  std::tm local{};
  local.tm_year = static_cast<int>(date.year()) - 1900;
  local.tm_mon = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
  local.tm_mday = static_cast<int>(static_cast<unsigned>(date.day()));
  local.tm_isdst = -1;
  return std::mktime(&local);
}

}  // namespace byline
