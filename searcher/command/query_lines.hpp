// SPDX-License-Identifier: GPL-3.0-or-later
// --queries FILE: each line is NAME, a tab and a query.
//
// Thread rule: free functions without state.
#pragma once

#include <chrono>
#include <optional>

#include "searcher/command/search_command.hpp"

namespace byline {

// The command of every line; what is common to them, and a query that any line matches, for the
// total, is in the command itself. A line that cannot be read holds its failure. Throws
// Error{Usage} for another mode than --count, --by and --timeline, a query beside the file, and a
// file that cannot be read or holds no line.
[[nodiscard]] SearchCommand make_comparison(const Options& typed, const Options& options,
                                            std::chrono::system_clock::time_point now,
                                            const std::optional<Terminal>& terminal = std::nullopt);

}  // namespace byline
