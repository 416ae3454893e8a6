// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/written_date.hpp"

#include <utility>
#include <vector>

#include "common/date/date_scanner.hpp"
#include "common/date/month_names.hpp"
#include "common/text/fold.hpp"

namespace byline {
namespace {

// A number or the name of a month; `digits` is 0 for a month.
struct Item {
  int value;
  std::size_t digits;
  bool is_month() const { return digits == 0; }
  bool is_day() const { return (digits == 1 || digits == 2) && value >= 1 && value <= 31; }
  bool is_year() const { return digits == 4; }
};

bool is_word_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         static_cast<unsigned char>(byte) >= 0x80;
}

// 10:00, 10:00:00.123
bool is_time(std::string_view text) {
  DateScanner scanner(text);
  (void)scanner.digits();
  return scanner.peek() == ':' && DateScanner::is_digit(scanner.peek(1));
}

class ItemReader {
 public:
  explicit ItemReader(std::string_view text) : scanner_(text) {}

  std::vector<Item> read() {
    while (!scanner_.at_end()) read_next();
    return std::move(items_);
  }

 private:
  void read_next() {
    if (is_word_byte(scanner_.peek())) {
      read_word();
    } else if (scanner_.at_digit() && is_time(scanner_.rest())) {
      skip_time();
    } else if (scanner_.at_digit()) {
      const Digits digits = scanner_.digits();
      if (digits.count <= 4) items_.push_back({static_cast<int>(digits.value), digits.count});
    } else {
      scanner_.skip();
    }
  }

  void read_word() {
    const std::string_view rest = scanner_.rest();
    std::size_t size = 0;
    while (size < rest.size() && is_word_byte(rest[size])) ++size;
    if (const int month = month_number(fold_word(rest.substr(0, size)))) {
      items_.push_back({month, 0});
    }
    scanner_.skip(size);
  }

  // With its fraction and offset: "10:00:00.5 +0200", "10:00-05:00".
  void skip_time() {
    skip_clock();
    if (scanner_.peek() == ' ') scanner_.skip();
    if (scanner_.accept("+-") != '\0') skip_clock();
  }

  void skip_clock() {
    while (scanner_.at_digit() || scanner_.peek() == ':' || scanner_.peek() == '.') scanner_.skip();
  }

  DateScanner scanner_;
  std::vector<Item> items_;
};

// The month, when there are several names: "mar." is Tuesday in "mar. 3 juin 2014", so the one that
// a day precedes; "Augusta, Ga., May 3, 2014": else the one that a day follows.
std::optional<std::size_t> month_index(const std::vector<Item>& items) {
  std::optional<std::size_t> first;
  std::optional<std::size_t> followed;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].is_month()) continue;
    if (i > 0 && items[i - 1].is_day()) return i;
    if (!followed && i + 1 < items.size() && items[i + 1].is_day()) followed = i;
    if (!first) first = i;
  }
  return followed ? followed : first;
}

// The year of items[first, end), which are month and day: right behind them, else right before,
// else further on; a line may hold others ("Established 1856 | May 3, 2022"). One of two digits
// stands right behind a day and a month.
int year_beside(const std::vector<Item>& items, std::size_t first, std::size_t end) {
  if (end < items.size() && items[end].is_year()) return items[end].value;
  if (first > 0 && items[first - 1].is_year()) return items[first - 1].value;
  for (std::size_t i = end; i < items.size(); ++i) {
    if (items[i].is_year()) return items[i].value;
  }
  const bool is_short = end - first == 2 && end < items.size() && items[end].digits == 2;
  return is_short ? year_of_two_digits(items[end].value) : 0;
}

}  // namespace

std::optional<Date> parse_written_date(std::string_view text) {
  const std::vector<Item> items = ItemReader(text).read();
  const auto month = month_index(items);
  if (!month) return std::nullopt;
  const bool day_before = *month > 0 && items[*month - 1].is_day();
  const bool day_after = !day_before && *month + 1 < items.size() && items[*month + 1].is_day();
  int day = 0;
  if (day_before) day = items[*month - 1].value;
  if (day_after) day = items[*month + 1].value;
  const std::size_t first = *month - (day_before ? 1 : 0);
  const std::size_t end = *month + (day_after ? 2 : 1);
  return make_date(year_beside(items, first, end), items[*month].value, day);
}

}  // namespace byline
