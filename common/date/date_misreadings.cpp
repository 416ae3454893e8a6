// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/date_misreadings.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/date/article_date.hpp"
#include "common/date/date_scanner.hpp"
#include "common/date/date_words.hpp"

namespace byline {
namespace {

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

// Two numbers that may both be the month, and a year: 06/07/2021, 6.7.21.
struct FigureDate {
  int first = 0;
  int second = 0;
  int year = 0;
};

std::optional<FigureDate> figures(std::string_view text) {
  DateScanner scanner(text);
  const Digits first = scanner.digits();
  const char sign = scanner.accept("/.-");
  const Digits second = scanner.digits();
  if (sign == '\0' || scanner.accept(std::string_view(&sign, 1)) == '\0') return std::nullopt;
  const Digits year = scanner.digits();
  const bool whole = scanner.at_end() && (year.count == 2 || year.count == 4);
  if (!whole || first.count < 1 || first.count > 2 || second.count < 1 || second.count > 2) {
    return std::nullopt;
  }
  const int number = static_cast<int>(year.value);
  return FigureDate{static_cast<int>(first.value), static_cast<int>(second.value),
                    year.count == 2 ? year_of_two_digits(number) : number};
}

void add(std::vector<std::string>& readings, const std::optional<Date>& date) {
  if (!date) return;
  std::string reading = date->to_string();
  if (std::ranges::find(readings, reading) == readings.end()) {
    readings.push_back(std::move(reading));
  }
}

std::optional<DateProblem> misread_figures(std::string_view text) {
  const auto date = figures(text);
  if (!date) return std::nullopt;
  DateProblem problem;
  const auto add_day = [&](int month, int day) {
    if (month >= 1 && day >= 1) add(problem.readings, make_date(date->year, month, day));
  };
  add_day(date->first, date->second);
  add_day(date->second, date->first);
  problem.message = problem.readings.size() == 2
                        ? "the date " + in_quotes(text) + " can be read in two ways"
                        : "a date is written year-month-day: " + in_quotes(text);
  return problem;
}

std::optional<DateProblem> misread_ago(std::string_view text, Day today) {
  const auto ago = parse_ago(text);
  if (!ago) return std::nullopt;
  std::vector<std::string> readings;
  const auto add_unit = [&](std::string_view unit) {
    std::string reading = ago->number + std::string(unit);
    if (day_before(ago->number, unit, today)) readings.push_back(std::move(reading));
  };
  if (ago->unit == "m") {
    add_unit("min");
    add_unit("mo");
    return DateProblem{in_quotes(text) + " may be minutes or months", std::move(readings)};
  }
  const std::string_view unit = short_unit(ago->unit);
  if (unit.empty()) return std::nullopt;
  add_unit(unit);
  return DateProblem{"a time ago is a number and min, h, d, w, mo or y: " + in_quotes(text),
                     std::move(readings)};
}

// 2020-2021, 2020–2021, 2020:2021; >2020, >=2020, <2020.
std::string misread_range(std::string_view text) {
  constexpr std::size_t kYear = 4;
  if (text.starts_with('>') || text.starts_with('<')) {
    const bool from = text.front() == '>';
    const std::string_view date =
        text.substr(std::min(text.find_first_not_of("<>= "), text.size()));
    return from ? std::string(date) + ".." : ".." + std::string(date);
  }
  if (text.size() <= 2 * kYear) return {};
  const std::string_view left = text.substr(0, kYear);
  const std::string_view right = text.substr(text.size() - kYear);
  const std::string_view sign = text.substr(kYear, text.size() - 2 * kYear);
  const bool is_sign = sign == "-" || sign == "–" || sign == ":" || sign == "/" || sign == " - ";
  return is_sign ? std::string(left) + ".." + std::string(right) : std::string();
}

// 2021-02-30, 2021-13, 2021-q5, 2021-w54: the year is right, and the month may be.
std::optional<DateProblem> misread_calendar(std::string_view text) {
  constexpr std::size_t kYearAndSign = 5;
  const auto year = parse_iso_date(text.substr(0, kYearAndSign - 1));
  if (!year || text.size() <= kYearAndSign || text[kYearAndSign - 1] != '-') return std::nullopt;
  const std::string_view rest = text.substr(kYearAndSign);
  const bool of_calendar = rest.find_first_not_of("0123456789-qw") == rest.npos;
  if (!of_calendar) return std::nullopt;
  constexpr std::size_t kYearAndMonth = 7;
  const auto month = parse_iso_date(text.substr(0, kYearAndMonth));
  return DateProblem{"there is no such date in the calendar: " + in_quotes(text),
                     {(month ? *month : *year).to_string()}};
}

std::optional<Date> year_of_pair(std::string_view text) {
  DateScanner scanner(text);
  const Digits digits = scanner.digits();
  if (digits.count != 2 || !scanner.at_end()) return std::nullopt;
  return make_date(year_of_two_digits(static_cast<int>(digits.value)));
}

// 2021q3, q3-2021, 2021w07 with whatever signs between. What is already written so comes out as it
// is, so that asking whether a reading can be read never asks again.
std::string misread_quarter_or_week(std::string_view text) {
  const auto letter = text.find_first_of("qw");
  if (letter == text.npos) return {};
  const auto is_sign = [](char byte) { return byte == ' ' || byte == '-' || byte == '/'; };
  std::vector<std::string> numbers(2);
  std::string rest = std::string(text);
  rest[letter] = ' ';
  std::size_t count = 0;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (is_sign(rest[i])) continue;
    if (!DateScanner::is_digit(rest[i])) return {};
    if (i == 0 || is_sign(rest[i - 1])) ++count;
    if (count > numbers.size()) return {};
    numbers[count - 1] += rest[i];
  }
  if (numbers[0].size() != 4) std::swap(numbers[0], numbers[1]);
  if (numbers[0].size() != 4) return {};
  if (text[letter] == 'w' && numbers[1].size() == 1) numbers[1].insert(0, 1, '0');
  return numbers[0] + (text[letter] == 'q' ? "-q" : "-w") + numbers[1];
}

// 2021-Q3, as the documents write it.
std::string with_capital(std::string reading) {
  constexpr std::size_t kLetter = 5;
  const bool is_numbered = reading.size() > kLetter && DateScanner::is_digit(reading.front());
  if (is_numbered && reading[kLetter] == 'q') reading[kLetter] = 'Q';
  if (is_numbered && reading[kLetter] == 'w') reading[kLetter] = 'W';
  return reading;
}

// The first of these that can be read.
std::string other_reading(std::string_view text, Day today) {
  std::vector<std::string> candidates{misread_range(text), nearest_name(text),
                                      misread_quarter_or_week(text)};
  if (const auto date = year_of_pair(text)) candidates.push_back(date->to_string());
  if (const auto date = parse_article_date(text)) candidates.push_back(date->to_string());
  for (std::string& candidate : candidates) {
    const bool is_new = !candidate.empty() && candidate != text;
    if (is_new && std::holds_alternative<DateRange>(parse_date_range(candidate, today))) {
      return with_capital(std::move(candidate));
    }
  }
  return {};
}

}  // namespace

DateProblem misread_date(std::string_view text, Day today) {
  if (auto problem = misread_figures(text)) return *std::move(problem);
  if (auto problem = misread_ago(text, today)) return *std::move(problem);
  std::string reading = other_reading(text, today);
  if (reading.empty()) {
    if (auto problem = misread_calendar(text)) return *std::move(problem);
  }
  DateProblem problem{"this is no date: " + in_quotes(text), {}};
  if (!reading.empty()) problem.readings.push_back(std::move(reading));
  return problem;
}

}  // namespace byline
