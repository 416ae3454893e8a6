// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/date_range.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace byline;

namespace {

const Day kToday = day_of(2024, 3, 13);  // a Wednesday

struct Row {
  const char* text;
  const char* range;  // as to_string gives it
};

std::string read(std::string_view text) {
  const auto outcome = parse_date_range(text, kToday);
  if (const auto* range = std::get_if<DateRange>(&outcome)) return to_string(*range);
  std::string shown = "?";
  for (const auto& reading : std::get<DateProblem>(outcome).readings) shown += " " + reading;
  return shown;
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(std::string(row.text));
    CHECK(read(row.text) == std::string(row.range));
  }
}

}  // namespace

TEST_CASE("a bare year means the whole year, and so with every date") {
  check({
      {"2021", "2021-01-01..2021-12-31"},
      {"2021-06", "2021-06-01..2021-06-30"},
      {"2024-02", "2024-02-01..2024-02-29"},
      {"2021-06-14", "2021-06-14"},
      {" 2021 ", "2021-01-01..2021-12-31"},
      {"2024-Q3", "2024-07-01..2024-09-30"},
      {"2024-q1", "2024-01-01..2024-03-31"},
      {"2024-W07", "2024-02-12..2024-02-18"},
      {"2020-w53", "2020-12-28..2021-01-03"},
      {"0001", "0001-01-01..0001-12-31"},
      {"9999-W52", "9999-12-27..9999-12-31"},
      {"none", "none"},
      {"NONE", "none"},
  });
}

TEST_CASE("a range is as wide as its ends") {
  check({
      {"2020-05..2021", "2020-05-01..2021-12-31"},
      {"..2019", "..2019-12-31"},
      {"2019..", "2019-01-01.."},
      {"2021-06..2021-06", "2021-06-01..2021-06-30"},
      {"2021..2021-03", "2021-01-01..2021-03-31"},
      {"2020 .. 2021", "2020-01-01..2021-12-31"},
      {"2024-Q1..2024-W20", "2024-01-01..2024-05-19"},
      {"2024-01-05..2024-01-05", "2024-01-05"},
  });
}

TEST_CASE("words and times ago count from today") {
  check({
      {"today", "2024-03-13"},
      {"yesterday", "2024-03-12"},
      {"this-week", "2024-03-11..2024-03-17"},
      {"last-week", "2024-03-04..2024-03-10"},
      {"Last-Week", "2024-03-04..2024-03-10"},
      {"this-month", "2024-03-01..2024-03-31"},
      {"last-month", "2024-02-01..2024-02-29"},
      {"this-year", "2024-01-01..2024-12-31"},
      {"last-year", "2023-01-01..2023-12-31"},
      {"2w", "2024-02-28..2024-03-13"},
      {"2w..", "2024-02-28.."},
      {"..2w", "..2024-02-28"},
      {"2w..1w", "2024-02-28..2024-03-06"},
      {"3d", "2024-03-10..2024-03-13"},
      {"6mo..", "2023-09-13.."},
      {"1Y..", "2023-03-13.."},
      {"24h", "2024-03-12..2024-03-13"},
      {"90min..", "2024-03-12.."},
      {"2024-01..yesterday", "2024-01-01..2024-03-12"},
      {"0d", "2024-03-13"},
  });
  const auto is_relative = [](std::string_view text) {
    return std::get<DateRange>(parse_date_range(text, kToday)).relative;
  };
  CHECK(is_relative("last-week"));
  CHECK(is_relative("2w.."));
  CHECK(is_relative("2020..today"));
  CHECK_FALSE(is_relative("2020..2021"));
}

TEST_CASE("last month of January is December") {
  const auto outcome = parse_date_range("last-month", day_of(2024, 1, 31));
  CHECK(to_string(std::get<DateRange>(outcome)) == "2023-12-01..2023-12-31");
}

TEST_CASE("a tilde includes those that only may match") {
  check({{"~2014-06", "~2014-06-01..2014-06-30"}, {"~2014..", "~2014-01-01.."}});
  CHECK(std::get<DateRange>(parse_date_range("~2014-06", kToday)).maybe);
  check({{"~06/07/2021", "? ~2021-06-07 ~2021-07-06"},
         {"~none", "?"},
         {"~", "?"},
         {"~~2014", "? ~2014"}});
}

TEST_CASE("what can be read in two ways is refused with both") {
  check({
      {"06/07/2021", "? 2021-06-07 2021-07-06"},
      {"6.7.21", "? 2021-06-07 2021-07-06"},
      {"3m", "? 3min 3mo"},
      {"3M..", "? 3min.. 3mo.."},
      {"06/07/2021..2022", "? 2021-06-07..2022 2021-07-06..2022"},
  });
}

TEST_CASE("a reversed range is refused with the range turned round") {
  check({
      {"2021..2020", "? 2020..2021"},
      {"1w..2w", "? 2w..1w"},
      {"2021-06-14..2021-06-13", "? 2021-06-13..2021-06-14"},
      {"~2021..2020", "? ~2020..2021"},
  });
}

TEST_CASE("near misses are refused with what was probably meant") {
  check({
      {"25/12/2021", "? 2021-12-25"},
      {"12/25/2021", "? 2021-12-25"},
      {"06/06/2021", "? 2021-06-06"},
      {"2021/06/14", "? 2021-06-14"},
      {"2021-6-4", "? 2021-06-04"},
      {"20210614", "? 2021-06-14"},
      {"06/2021", "? 2021-06"},
      {"June 2021", "? 2021-06"},
      {"14 June 2021", "? 2021-06-14"},
      {"2021Q3", "? 2021-Q3"},
      {"Q3 2021", "? 2021-Q3"},
      {"2021-W7", "? 2021-W07"},
      {"last week", "? last-week"},
      {"lastmonth", "? last-month"},
      {"now", "? today"},
      {"3 days", "? 3d"},
      {"3weeks ago", "? 3w"},
      {"2 w", "? 2w"},
      {"2020-2021", "? 2020..2021"},
      {"2020–2021", "? 2020..2021"},
      {"2020...2021", "? 2020..2021"},
      {">2020", "? 2020.."},
      {"<=2020-06", "? ..2020-06"},
      {"99", "? 1999"},
      {"21", "? 2021"},
      {"2021-02-30", "? 2021-02"},
      {"2021-13", "? 2021"},
      {"2021-Q5", "? 2021"},
      {"2021-W53", "? 2021"},
      {"2021-W54..2022", "? 2021..2022"},
  });
}

TEST_CASE("what is no date at all is refused") {
  check({
      {"", "?"},
      {" ", "?"},
      {"..", "?"},
      {"0000", "?"},
      {"10000", "?"},
      {"99999999999y", "?"},
      {"99999999999999999999999999d..", "?"},
      {"3000y", "?"},
      {"tomorrow", "?"},
      {"none..2020", "?"},
      {"flood", "?"},
      {"99/99/2021", "?"},
      {"q3-21", "?"},
      {"1..2..3", "?"},
      {"\xFF", "?"},
  });
  CHECK(read(std::string(100'000, '1')) == "?");
}

TEST_CASE("every reading can be read") {
  const std::vector<std::string> pieces{"2021", "06",  "7",    "/",    "-",    "..", ".",     "q",
                                        "w",    "W07", "3",    "m",    "mo",   "d",  " ",     "~",
                                        ">",    "<",   "–",    "last", "week", "99", "today", "y",
                                        "1",    "13",  "june", "none", "0"};
  CHECK(rc::check([&] {
    const auto chosen = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces));
    std::string text;
    for (const auto& piece : chosen) text += piece;
    const auto outcome = parse_date_range(text, kToday);
    if (const auto* range = std::get_if<DateRange>(&outcome)) {
      RC_ASSERT(!range->first || !range->last || *range->first <= *range->last);
      RC_ASSERT(range->none || range->first || range->last);
      auto again = std::get<DateRange>(parse_date_range(to_string(*range), kToday));
      again.relative = range->relative;
      RC_ASSERT(again == *range);
      return;
    }
    for (const auto& reading : std::get<DateProblem>(outcome).readings) {
      RC_ASSERT(std::holds_alternative<DateRange>(parse_date_range(reading, kToday)));
    }
  }));
}
