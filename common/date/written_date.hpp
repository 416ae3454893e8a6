// SPDX-License-Identifier: GPL-3.0-or-later
// Dates whose month is written as a word: "June 3, 2014", "mar. 3 juin 2014", "Tue Jun 3 10:00:00
// EDT 2014".
#pragma once

#include <optional>
#include <string_view>

#include "common/date/date.hpp"

namespace byline {

// Words that are no month, times and offsets are passed over. The day is the number before the
// month, else the one after it; without a day it is a month. The year is the one right behind them,
// else right before, else behind it. Nothing without month or year.
[[nodiscard]] std::optional<Date> parse_written_date(std::string_view text);

}  // namespace byline
