// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as articles state them.
//
// Understood: RFC 3339 and ISO 8601 (also basic, week and ordinal dates, fractions, "T" or space),
// RFC 822/2822, "June 3, 2014", "3 June 2014", "Tuesday, 3 Jun. 2014 10:00 EST", "2014/06/03",
// "20140603", "06/2014", seconds, milli-, micro- and nanoseconds since 1970 (1973 to 2099, read as
// UTC), month names in English, French, German, Spanish, Italian, Portuguese and Dutch.
// "03/04/2014" is ambiguous: its month is unknown, so it gives the year alone; "25/04/2014" is not.
// The day is the one that the text states in its own offset. Never throws.
#pragma once

#include <optional>
#include <string_view>

#include "common/date/date.hpp"

namespace byline {

// Nothing when no date can be read, or its year is not 1 to 9999. 24:00 and leap seconds are read;
// times and offsets out of range are ignored, the day is kept.
[[nodiscard]] std::optional<Date> parse_article_date(std::string_view text);

}  // namespace byline
