// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/date_range.hpp"

#include <algorithm>
#include <utility>

#include "common/date/date_misreadings.hpp"
#include "common/date/date_scanner.hpp"
#include "common/date/date_words.hpp"
#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"

namespace byline {
namespace {

using Outcome = std::variant<DateRange, DateProblem>;

// One date as it is written, not yet an end of anything.
struct Resolved {
  DaySpan days;
  bool relative = false;
  bool ago = false;  // 2w: alone it lasts until today
};
using Resolution = std::variant<Resolved, DateProblem>;

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

std::optional<DaySpan> span_of(const std::optional<Date>& date) {
  if (!date) return std::nullopt;
  return DaySpan{date->first_day(), date->last_day()};
}

// 2024-q3 and 2024-w07, whose year and sign are read; digits are those after the letter.
std::optional<DaySpan> quarter(int year, std::string_view digits) {
  if (digits.size() != 1 || digits[0] < '1' || digits[0] > '4') return std::nullopt;
  const int last_month = (digits[0] - '0') * 3;
  return DaySpan{day_of(year, last_month - 2, 1), make_date(year, last_month)->last_day()};
}

std::optional<DaySpan> week(int year, std::string_view digits) {
  DateScanner scanner(digits);
  const Digits number = scanner.digits();
  if (number.count != 2 || !scanner.at_end()) return std::nullopt;
  if (number.value < 1 || number.value > iso_weeks_in(year)) return std::nullopt;
  const Day monday = first_day_of_iso_year(year) + 7 * (static_cast<Day>(number.value) - 1);
  return DaySpan{monday, std::min(monday + 6, day_of(9999, 12, 31))};
}

std::optional<DaySpan> absolute(std::string_view text) {
  constexpr std::size_t kYearAndSign = 5;
  if (const auto date = parse_iso_date(text)) return span_of(date);
  const auto year = parse_iso_date(text.substr(0, kYearAndSign - 1));
  if (!year || text.size() <= kYearAndSign || text[kYearAndSign - 1] != '-') return std::nullopt;
  const std::string_view digits = text.substr(kYearAndSign + 1);
  if (text[kYearAndSign] == 'q') return quarter(year->year, digits);
  if (text[kYearAndSign] == 'w') return week(year->year, digits);
  return std::nullopt;
}

Resolution resolve_ago(std::string_view text, const Ago& ago, Day today) {
  const std::string_view unit = short_unit(ago.unit);
  if (unit.empty() || ago.number + std::string(unit) != text) {
    return misread_date(text, today);
  }
  const auto day = day_before(ago.number, unit, today);
  if (!day) return DateProblem{"the date " + in_quotes(text) + " lies before the year 1", {}};
  return Resolved{{*day, *day}, true, true};
}

Resolution resolve(std::string_view text, Day today) {
  if (const auto days = absolute(text)) return Resolved{*days};
  if (const auto days = named_span(text, today)) return Resolved{*days, true};
  if (const auto ago = parse_ago(text)) return resolve_ago(text, *ago, today);
  return misread_date(text, today);
}

Outcome single(std::string_view text, Day today) {
  const Resolution resolution = resolve(text, today);
  if (const auto* problem = std::get_if<DateProblem>(&resolution)) return *problem;
  const auto& date = std::get<Resolved>(resolution);
  DateRange range;
  range.first = date.days.first;
  range.last = date.ago ? today : date.days.last;
  range.relative = date.relative;
  return range;
}

Outcome reversed(std::string_view left, std::string_view right) {
  std::string swapped(right);
  swapped += "..";
  swapped += left;
  return DateProblem{"the range ends before it begins: " +
                         in_quotes(std::string(left) + ".." + std::string(right)),
                     {swapped}};
}

// The problem of one end, its readings as readings of the whole range.
DateProblem problem_of_end(DateProblem problem, std::string_view before, std::string_view after,
                           Day today) {
  std::vector<std::string> readings;
  for (const std::string& reading : problem.readings) {
    std::string whole = std::string(before) + reading + std::string(after);
    if (reading.find("..") != std::string::npos) continue;
    if (std::holds_alternative<DateRange>(parse_date_range(whole, today))) {
      readings.push_back(std::move(whole));
    }
  }
  return {std::move(problem.message), std::move(readings)};
}

Outcome between(std::string_view left, std::string_view right, Day today) {
  DateRange range;
  if (!left.empty()) {
    Resolution first = resolve(left, today);
    if (auto* problem = std::get_if<DateProblem>(&first)) {
      return problem_of_end(std::move(*problem), "", ".." + std::string(right), today);
    }
    range.first = std::get<Resolved>(first).days.first;
    range.relative = std::get<Resolved>(first).relative;
  }
  if (!right.empty()) {
    Resolution last = resolve(right, today);
    if (auto* problem = std::get_if<DateProblem>(&last)) {
      return problem_of_end(std::move(*problem), std::string(left) + "..", "", today);
    }
    range.last = std::get<Resolved>(last).days.last;
    range.relative = range.relative || std::get<Resolved>(last).relative;
  }
  if (range.first && range.last && *range.first > *range.last) return reversed(left, right);
  return range;
}

DateProblem too_many_dots(std::string_view text, std::string_view left, std::string_view right,
                          Day today) {
  right.remove_prefix(std::min(right.find_first_not_of('.'), right.size()));
  std::string reading = std::string(left) + ".." + std::string(right);
  DateProblem problem{"a range has two dots: " + in_quotes(text), {}};
  if (std::holds_alternative<DateRange>(parse_date_range(reading, today))) {
    problem.readings.push_back(std::move(reading));
  }
  return problem;
}

Outcome parse_days(std::string_view text, Day today) {
  const auto dots = text.find("..");
  if (dots == text.npos) return single(text, today);
  const std::string left = squeeze(text.substr(0, dots));
  const std::string right = squeeze(text.substr(dots + 2));
  if (left.empty() && right.empty()) return DateProblem{"a range needs at least one end", {}};
  if (right.starts_with('.')) return too_many_dots(text, left, right, today);
  return between(left, right, today);
}

DateProblem with_tilde(DateProblem problem) {
  for (std::string& reading : problem.readings) reading.insert(0, 1, '~');
  return problem;
}

}  // namespace

std::variant<DateRange, DateProblem> parse_date_range(std::string_view text, Day today) {
  constexpr std::size_t kMaxBytes = 100;
  if (text.size() > kMaxBytes) return DateProblem{"a date is too long to be one", {}};
  const std::string written = lower_ascii(squeeze(text));
  if (written.empty()) return DateProblem{"a date is missing", {}};
  if (written == "none") return DateRange{{}, {}, true};
  if (!written.starts_with('~')) return parse_days(written, today);
  Outcome outcome = parse_days(squeeze(std::string_view(written).substr(1)), today);
  if (auto* problem = std::get_if<DateProblem>(&outcome)) return with_tilde(std::move(*problem));
  std::get<DateRange>(outcome).maybe = true;
  return outcome;
}

std::string to_string(const DateRange& range) {
  if (range.none) return "none";
  const auto written = [](const std::optional<Day>& day) {
    return day ? date_of(*day).to_string() : std::string();
  };
  const std::string tilde = range.maybe ? "~" : "";
  if (range.first && range.first == range.last) return tilde + written(range.first);
  return tilde + written(range.first) + ".." + written(range.last);
}

}  // namespace byline
