// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as words count them from today: "last-week", "2w".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/date/date.hpp"

namespace byline {

// Days that a date covers, both ends included.
struct DaySpan {
  Day first = 0;
  Day last = 0;
};

// today, yesterday, this-week, last-week (Monday to Sunday), and so on for month and year. Requires
// lower case.
[[nodiscard]] std::optional<DaySpan> named_span(std::string_view name, Day today);

// What may have been meant by a name that is none: "last-week" for "last week", "today" for "now";
// "" when nothing is near.
[[nodiscard]] std::string nearest_name(std::string_view text);

// A number and a unit as written: "2w", "3 days", "6 months ago".
struct Ago {
  std::string number;  // its digits
  std::string unit;    // what follows, without spaces and "ago"
};
[[nodiscard]] std::optional<Ago> parse_ago(std::string_view text);

// The unit as the query language writes it: min, h, d, w, mo, y; "" when there is none. `m` is
// none: it may be minutes or months.
[[nodiscard]] std::string_view short_unit(std::string_view unit);

// The day that lies `number` times `unit` (a short unit) before today; nothing before the year 1.
[[nodiscard]] std::optional<Day> day_before(std::string_view number, std::string_view unit,
                                            Day today);

}  // namespace byline
