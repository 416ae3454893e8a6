// SPDX-License-Identifier: GPL-3.0-or-later
// Dates in figures as pages show them, in the middle of a line.
//
// Thread rule: free functions without state.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace byline {

// How many digits stand in a row from a place on.
[[nodiscard]] std::size_t digits_at(std::string_view text, std::size_t at);

// The first full date in figures of a text, as a reader of dates knows it; or "". "6.11.2023",
// "06. 11. 2023", "06 | 11 | 2023", "2023-11-06", "2023. 11. 06.", "2023年11月6日", "2023년 11월
// 6일".
[[nodiscard]] std::string date_in_figures(std::string_view text);

// "03/05/2022" as YYYY-MM-DD, where the line names the weekday of one reading alone, or else the
// page's language ("en-US", "fr") tells which comes first, month or day; "" where neither does.
[[nodiscard]] std::string slash_date(std::string_view text, std::string_view language);

}  // namespace byline
