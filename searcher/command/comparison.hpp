// SPDX-License-Identifier: GPL-3.0-or-later
// --queries FILE: several queries at once, in one table.
//
// A line of the file is NAME, a tab and a query. A line that cannot be read or answered is named on
// standard error and costs no other line; the exit code is then 2.
#pragma once

#include <chrono>

#include "searcher/command/search_command.hpp"

namespace byline {

// The command of every line; what is common to them, and a query that any line matches, for the
// total, is in the command itself. Throws Error{Usage} for another mode than --count, --by and
// --timeline, a query beside the file, and a file that cannot be read or holds no line.
[[nodiscard]] SearchCommand make_comparison(const Options& typed, const Options& options,
                                            std::chrono::system_clock::time_point now,
                                            const std::optional<Terminal>& terminal = std::nullopt);

// Answers each line and prints one table: for --count and --by with "query" as the first key.
// Requires a command of make_comparison.
[[nodiscard]] Ending run_comparison(const SearchCommand& command, Renderer& renderer);

}  // namespace byline
