// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/table_survey.hpp"

#include <algorithm>
#include <optional>

#include "common/text/ascii.hpp"
#include "common/text/utf8.hpp"
#include "indexer/decoding/charset.hpp"

namespace byline::csv {

namespace {

using std::string_view;

// "3/4/2014": a day and a month in either order, and a year of four digits.
struct SlashedDate {
  std::string first, second, year;
  std::size_t size = 0;  // in bytes
};

// Takes up to `most` digits.
std::string take_digits(string_view& text, std::size_t most) {
  const auto is_past = [](char c) { return !is_digit(c); };
  const auto* end = std::find_if(text.begin(), text.begin() + std::min(most, text.size()), is_past);
  std::string digits(text.begin(), end);
  text.remove_prefix(digits.size());
  return digits;
}

std::optional<SlashedDate> slashed_date(string_view text) {
  SlashedDate date;
  string_view rest = text;
  date.first = take_digits(rest, 2);
  const char mark = rest.empty() ? '\0' : rest[0];
  if (date.first.empty() || (mark != '/' && mark != '-')) return std::nullopt;
  rest.remove_prefix(1);
  date.second = take_digits(rest, 2);
  if (date.second.empty() || !rest.starts_with(mark)) return std::nullopt;
  rest.remove_prefix(1);
  date.year = take_digits(rest, 4);
  if (date.year.size() != 4 || (!rest.empty() && is_digit(rest[0]))) return std::nullopt;
  date.size = text.size() - rest.size();
  return date;
}

constexpr int kMonths = 12;

// What a cell shows of its column.
DateOrder order_of(string_view cell) {
  const std::optional<SlashedDate> date = slashed_date(cell);
  if (!date) return DateOrder::Unknown;
  const bool is_day_first = std::stoi(date->first) > kMonths;
  const bool is_month_first = std::stoi(date->second) > kMonths;
  if (is_day_first == is_month_first) return DateOrder::Unknown;
  return is_day_first ? DateOrder::DayFirst : DateOrder::MonthFirst;
}

std::vector<DateOrder> orders_of(string_view rows, char delimiter) {
  std::vector<DateOrder> orders;
  std::vector<bool> is_mixed;
  while (!rows.empty()) {
    const Row row = take_row(rows, delimiter);
    if (row.size() > orders.size()) {
      orders.resize(row.size(), DateOrder::Unknown);
      is_mixed.resize(row.size());
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
      const DateOrder order = order_of(row[i]);
      if (order == DateOrder::Unknown) continue;
      if (orders[i] != DateOrder::Unknown && orders[i] != order) is_mixed[i] = true;
      orders[i] = order;
    }
  }
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (is_mixed[i]) orders[i] = DateOrder::Unknown;
  }
  while (!orders.empty() && orders.back() == DateOrder::Unknown) orders.pop_back();
  return orders;
}

// Lines that are no UTF-8 say what they are in together, unless most others are UTF-8 and more than
// ASCII: then they are accidents.
std::string charset_of(string_view lines) {
  std::string others;
  std::size_t are_utf8 = 0;
  std::size_t are_not = 0;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size() - 1) + 1;
    const string_view line = lines.substr(0, end);
    lines.remove_prefix(end);
    if (is_ascii(line)) continue;
    if (is_valid_utf8(line)) {
      ++are_utf8;
    } else {
      ++are_not;
      others += line;
    }
  }
  return are_not > are_utf8 ? guess_charset(others) : std::string();
}

}  // namespace

Row take_row(string_view& text, char delimiter) {
  Row row(1);
  bool in_quotes = false;
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (in_quotes) {
      const bool is_doubled = c == '"' && i + 1 < text.size() && text[i + 1] == '"';
      if (c != '"' || is_doubled) {
        row.back() += c;
        i += is_doubled ? 1 : 0;
      } else {
        in_quotes = false;
      }
    } else if (c == '"' && row.back().empty()) {
      in_quotes = true;
    } else if (c == delimiter && row.size() < kMaxColumns) {
      row.emplace_back();
    } else if (c == '\n') {
      ++i;
      break;
    } else if (c != '\r') {
      row.back() += c;
    }
  }
  text.remove_prefix(i);
  return row;
}

TableTraits survey_table(string_view bytes, char delimiter) {
  return {charset_of(bytes), orders_of(bytes, delimiter)};
}

// "windows-1252 ?dm": a letter a column.
std::string to_line(const TableTraits& traits) {
  std::string line = traits.charset + " ";
  for (const DateOrder order : traits.orders)
    line += order == DateOrder::DayFirst ? 'd' : order == DateOrder::MonthFirst ? 'm' : '?';
  return line;
}

TableTraits traits_of(string_view line) {
  TableTraits traits;
  const std::size_t space = std::min(line.find(' '), line.size());
  traits.charset = line.substr(0, space);
  for (const char c : line.substr(std::min(space + 1, line.size())))
    traits.orders.push_back(c == 'd'   ? DateOrder::DayFirst
                            : c == 'm' ? DateOrder::MonthFirst
                                       : DateOrder::Unknown);
  return traits;
}

std::string in_iso_order(std::string text, DateOrder order) {
  if (order == DateOrder::Unknown) return text;
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return text;
  const std::optional<SlashedDate> date = slashed_date(string_view(text).substr(begin));
  if (!date) return text;
  const bool is_day_first = order == DateOrder::DayFirst;
  const auto two_digits = [](const std::string& digits) {
    return digits.size() == 2 ? digits : "0" + digits;
  };
  return date->year + "-" + two_digits(is_day_first ? date->second : date->first) + "-" +
         two_digits(is_day_first ? date->first : date->second) + text.substr(begin + date->size);
}

}  // namespace byline::csv
