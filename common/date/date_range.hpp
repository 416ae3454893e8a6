// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as people type them in a query, resolved to a range of days, both ends included.
//
// Forms: 2021 · 2021-06 · 2021-06-14 · 2024-Q3 · 2024-W07 · A..B · A.. · ..B · today · yesterday ·
// this-week, last-week (Monday to Sunday), this-month, last-month, this-year, last-year ·
// 90min, 24h, 3d, 2w, 6mo, 1y · none · ~X.
// 2w is the time since then, today included; as an end of a range it is the one day two weeks ago.
// Hours and minutes are rounded up to days, so that nothing asked for is left out; months end on
// their last day (1mo before 31 March is the last of February). Letters of either case.
// A range is as wide as its ends are written: 2020-05..2021 is 2020-05-01 to 2021-12-31.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/date/date.hpp"

namespace byline {

struct DateRange {
  std::optional<Day> first;  // open when empty
  std::optional<Day> last;   // open when empty
  bool none = false;         // date:none: articles without a date
  bool maybe = false;        // date:~X: also those that only may match
  bool relative = false;     // depends on today, so the resolved dates should be shown
  bool operator==(const DateRange&) const = default;
};

// Why a range cannot be read; `readings` are what may have been meant, each a valid range
// ("2021-06-07", "2021-07-06" for 06/07/2021; the swapped range for a reversed one).
struct DateProblem {
  std::string message;
  std::vector<std::string> readings;
};

// Reads what follows `date:`. `today` is the day that relative forms count from. Never throws.
[[nodiscard]] std::variant<DateRange, DateProblem> parse_date_range(std::string_view text,
                                                                    Day today);

// "2020-05-01..2021-12-31", "..2019-12-31", "2021-06-14", "none"; "~" stands before those that
// only may match. It can be read back, as the same days.
[[nodiscard]] std::string to_string(const DateRange& range);

}  // namespace byline
