// SPDX-License-Identifier: GPL-3.0-or-later
// What the first rows of a table say of all of them: a table has one charset, and each of its
// columns one way to write a day. A row alone is often too little to tell: "03/04/2014".
//
// Thread rule: free functions without state.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace byline::csv {

using Row = std::vector<std::string>;

// A row has no more cells: what follows is part of the last.
inline constexpr std::size_t kMaxColumns = 1000;

// Takes one row off `text`, as Python's csv does: what follows a closing quote is added to it.
[[nodiscard]] Row take_row(std::string_view& text, char delimiter);

enum class DateOrder { Unknown, DayFirst, MonthFirst };

struct TableTraits {
  std::string charset;            // of rows that are not UTF-8; "": each to be guessed by itself
  std::vector<DateOrder> orders;  // of the columns; those beyond are unknown
};

// Of the rows that `bytes` hold whole; a cut one at the end is passed over. A column's order is
// known when a day above 12 shows it, and none shows the other.
[[nodiscard]] TableTraits survey_table(std::string_view bytes, char delimiter);

// The traits on one line, without its end, and back.
[[nodiscard]] std::string to_line(const TableTraits& traits);
[[nodiscard]] TableTraits traits_of(std::string_view line);

// "3/4/2014 10:00" as "2014-04-03 10:00" where the day comes first; any other text as it is.
[[nodiscard]] std::string in_iso_order(std::string text, DateOrder order);

}  // namespace byline::csv
