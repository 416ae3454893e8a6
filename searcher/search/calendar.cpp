// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/calendar.hpp"

#include <fmt/format.h>

namespace byline {

namespace {

constexpr Day kDaysOfWeek = 7;
constexpr Day kToThursday = 3;  // from Monday; a week belongs to the year of its Thursday

Day next_start(DateUnit unit, Day day) {
  const Date date = date_of(day);
  if (unit == DateUnit::Year) return day_of(date.year + 1, 1, 1);
  return date.month == 12 ? day_of(date.year + 1, 1, 1) : day_of(date.year, date.month + 1, 1);
}

std::string week_name(Day day) {
  const Day thursday = piece_start(DateUnit::Week, day) + kToThursday;
  const int year = date_of(thursday).year;
  return fmt::format("{:04}-W{:02}", year, (thursday - day_of(year, 1, 1)) / kDaysOfWeek + 1);
}

}  // namespace

Day piece_start(DateUnit unit, Day day) {
  switch (unit) {
    case DateUnit::Year:
      return day_of(date_of(day).year, 1, 1);
    case DateUnit::Month:
      return day_of(date_of(day).year, date_of(day).month, 1);
    case DateUnit::Week:
      return day - (iso_weekday(day) - 1);
    case DateUnit::Day:
      break;
  }
  return day;
}

Day piece_end(DateUnit unit, Day day) {
  switch (unit) {
    case DateUnit::Year:
    case DateUnit::Month:
      return next_start(unit, day) - 1;
    case DateUnit::Week:
      return piece_start(unit, day) + kDaysOfWeek - 1;
    case DateUnit::Day:
      break;
  }
  return day;
}

std::string piece_name(DateUnit unit, Day day) {
  const Date date = date_of(day);
  switch (unit) {
    case DateUnit::Year:
      return make_date(date.year)->to_string();
    case DateUnit::Month:
      return make_date(date.year, date.month)->to_string();
    case DateUnit::Week:
      return week_name(day);
    case DateUnit::Day:
      break;
  }
  return date.to_string();
}

std::string span_name(Day first, Day last) {
  if (first == last) return piece_name(DateUnit::Day, first);
  const bool is_month = last <= piece_end(DateUnit::Month, first);
  return piece_name(is_month ? DateUnit::Month : DateUnit::Year, first);
}

std::string_view unit_name(DateUnit unit) {
  switch (unit) {
    case DateUnit::Year:
      return "year";
    case DateUnit::Month:
      return "month";
    case DateUnit::Week:
      return "week";
    case DateUnit::Day:
      break;
  }
  return "day";
}

}  // namespace byline
