// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/date_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace byline {
namespace {

const Day kFirstDay = day_of(1, 1, 1);

// `months` before the first day of the month of `day`; nothing before the year 1.
std::optional<Date> month_before(Day day, std::int64_t months) {
  const Date date = date_of(day);
  const std::int64_t count = date.year * std::int64_t{12} + date.month - 1 - months;
  if (count < 12) return std::nullopt;
  return make_date(static_cast<int>(count / 12), static_cast<int>(count % 12) + 1);
}

std::optional<DaySpan> span_of(const std::optional<Date>& date) {
  if (!date) return std::nullopt;
  return DaySpan{date->first_day(), date->last_day()};
}

std::optional<DaySpan> span_from(Day first, int days) {
  if (first < kFirstDay) return std::nullopt;
  return DaySpan{first, first + days - 1};
}

using Span = std::optional<DaySpan> (*)(Day today);

struct Name {
  std::string_view name;
  Span span;
};

Day monday_of(Day day) {
  return day - (iso_weekday(day) - 1);
}

constexpr std::array kNames{
    Name{"today", [](Day today) { return span_from(today, 1); }},
    Name{"yesterday", [](Day today) { return span_from(today - 1, 1); }},
    Name{"this-week", [](Day today) { return span_from(monday_of(today), 7); }},
    Name{"last-week", [](Day today) { return span_from(monday_of(today) - 7, 7); }},
    Name{"this-month", [](Day today) { return span_of(month_before(today, 0)); }},
    Name{"last-month", [](Day today) { return span_of(month_before(today, 1)); }},
    Name{"this-year", [](Day today) { return span_of(make_date(date_of(today).year)); }},
    Name{"last-year", [](Day today) { return span_of(make_date(date_of(today).year - 1)); }},
};

struct Unit {
  std::string_view unit;
  std::string_view names;  // each between spaces
};

constexpr std::array kUnits{
    Unit{"min", " min mins minute minutes "},
    Unit{"h", " h hr hrs hour hours "},
    Unit{"d", " d day days "},
    Unit{"w", " w wk wks week weeks "},
    Unit{"mo", " mo mos mon mth month months "},
    Unit{"y", " y yr yrs year years "},
};

// The same day of an earlier month, or that month's last.
std::optional<Day> months_before(Day today, std::int64_t months) {
  const auto month = month_before(today, months);
  if (!month) return std::nullopt;
  return std::min(month->first_day() + date_of(today).day - 1, month->last_day());
}

// Minutes and hours: as many days as hold them.
std::int64_t days_holding(std::int64_t number, std::int64_t a_day) {
  return (number + a_day - 1) / a_day;
}

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char byte : text) {
    if (byte >= 'a' && byte <= 'z') letters += byte;
  }
  return letters;
}

}  // namespace

std::optional<DaySpan> named_span(std::string_view name, Day today) {
  const auto* row = std::ranges::find(kNames, name, &Name::name);
  return row == kNames.end() ? std::nullopt : row->span(today);
}

std::string nearest_name(std::string_view text) {
  const std::string letters = letters_of(text);
  if (letters == "now") return "today";
  for (const Name& row : kNames) {
    const std::string name = letters_of(row.name);
    if (letters == name) return std::string(row.name);
    if (letters == "past" + name.substr(name.starts_with("last") ? 4 : 0)) {
      return std::string(row.name);
    }
  }
  return {};
}

std::optional<Ago> parse_ago(std::string_view text) {
  const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits == text.size()) return std::nullopt;
  std::string_view unit = text.substr(digits);
  if (unit.ends_with("ago")) unit.remove_suffix(3);
  const auto is_space = [](char byte) { return byte == ' ' || byte == '-'; };
  while (!unit.empty() && is_space(unit.front())) unit.remove_prefix(1);
  while (!unit.empty() && is_space(unit.back())) unit.remove_suffix(1);
  if (unit.empty() || letters_of(unit) != unit) return std::nullopt;
  return Ago{std::string(text.substr(0, digits)), std::string(unit)};
}

std::string_view short_unit(std::string_view unit) {
  if (letters_of(unit) != unit) return {};
  const std::string name = ' ' + std::string(unit) + ' ';
  for (const Unit& row : kUnits) {
    if (row.names.find(name) != row.names.npos) return row.unit;
  }
  return {};
}

std::optional<Day> day_before(std::string_view number, std::string_view unit, Day today) {
  constexpr std::int64_t kMost = 10'000'000'000;  // minutes of more than 19,000 years
  std::int64_t count = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), count);
  if (read.ec != std::errc{} || count > kMost) return std::nullopt;
  if (unit == "mo") return months_before(today, count);
  if (unit == "y") return months_before(today, count * 12);
  std::int64_t days = count;
  if (unit == "min") days = days_holding(count, 24 * 60);
  if (unit == "h") days = days_holding(count, 24);
  if (unit == "w") days = count * 7;
  if (days > today - kFirstDay) return std::nullopt;
  return today - static_cast<Day>(days);
}

}  // namespace byline
