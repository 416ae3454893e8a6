// SPDX-License-Identifier: GPL-3.0-or-later
// Bars for counts: the tables of --by, --timeline and --terms on a terminal.
#pragma once

#include <cstddef>
#include <string>

namespace byline {

// A bar of `value` where `largest` takes `columns` columns, in eighths of a column (U+2588 to
// U+258F). A value above 0 shows at least one eighth. Empty when there is nothing to draw.
[[nodiscard]] std::string bar(double value, double largest, std::size_t columns);

}  // namespace byline
