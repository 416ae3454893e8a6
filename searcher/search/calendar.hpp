// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of the calendar that articles are counted in: days, ISO weeks, months, years.
#pragma once

#include <string>
#include <string_view>

#include "common/date/date.hpp"
#include "searcher/search/search.hpp"

namespace byline {

// First and last day of the piece that `day` lies in. Weeks begin on Monday (ISO 8601).
[[nodiscard]] Day piece_start(DateUnit unit, Day day);
[[nodiscard]] Day piece_end(DateUnit unit, Day day);

// "2014", "2014-05", "2014-W19", "2014-05-06": what `date:` takes.
[[nodiscard]] std::string piece_name(DateUnit unit, Day day);

// The date that may mean the days from `first` to `last`: YYYY, YYYY-MM or YYYY-MM-DD.
[[nodiscard]] std::string span_name(Day first, Day last);

// "year", "month", "week", "day".
[[nodiscard]] std::string_view unit_name(DateUnit unit);

}  // namespace byline
