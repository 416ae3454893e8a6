// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as articles state them.
//
// Understood: RFC 3339 and ISO 8601 (also basic, week and ordinal dates, fractions, "T" or space),
// RFC 822/2822, "June 3, 2014", "3 June 2014", "Tuesday, 3 Jun. 2014 10:00 EST", "2014/06/03",
// "20140603", "06/2014", seconds, milli-, micro- and nanoseconds since 1970 (1973 to 2099, read as
// UTC), month names in English, French, German, Spanish, Italian, Portuguese and Dutch; weekdays
// and other words do not matter. A week without its day gives its month, or its year when it lies
// in two months. A month or day of 00 is one that is not known.
// "03/04/2014" is ambiguous: its month is unknown, so it gives the year alone; "25/04/2014" is not,
// nor is "03.04.2014": who writes dots writes the day first. Two digits of a year: see date.hpp.
// The day is the one that the text states in its own offset. Never throws.
#pragma once

#include <optional>
#include <string_view>

#include "common/date/date.hpp"

namespace byline {

// Nothing when no date can be read, or its year is not 1 to 9999. 24:00 and leap seconds are read;
// times and offsets out of range are ignored, the day is kept (24:00 is of the day it is written
// with). Only the first 200 bytes are read.
[[nodiscard]] std::optional<Date> parse_article_date(std::string_view text);

}  // namespace byline
