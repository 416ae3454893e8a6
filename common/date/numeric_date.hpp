// SPDX-License-Identifier: GPL-3.0-or-later
// Dates written with digits: ISO 8601, day and month with signs between, seconds since 1970.
#pragma once

#include <optional>
#include <string_view>

#include "common/date/date.hpp"

namespace byline {

// The date at the beginning of `text`, which begins with a digit. What follows it (a time, an
// offset) is not looked at, but it must not be a further digit. The forms are in article_date.hpp.
[[nodiscard]] std::optional<Date> parse_numeric_date(std::string_view text);

// Two numbers, in the order in which they were written, of which one is the day: 25 and 4, or 4
// and 25. Where both can be the month and they differ, the year alone.
[[nodiscard]] std::optional<Date> date_of_pair(int year, int first, int second);

}  // namespace byline
