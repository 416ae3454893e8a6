// SPDX-License-Identifier: GPL-3.0-or-later
// What a person may have meant by a date that the query language does not read.
#pragma once

#include <string_view>

#include "common/date/date_range.hpp"

namespace byline {

// Why `text` (lower case, neither empty nor a range with "..") is no date, with its likely
// readings. Each reading is a range that can be read.
[[nodiscard]] DateProblem misread_date(std::string_view text, Day today);

}  // namespace byline
