// SPDX-License-Identifier: GPL-3.0-or-later
// Answers several queries at once (query_lines.hpp), in one table.
//
// A line that cannot be read or answered is named on standard error and costs no other line; the
// exit code is then 2. Thread rule: free functions without state.
#pragma once

#include "searcher/command/search_command.hpp"

namespace byline {

// Answers each line and prints one table: for --count and --by with "query" as the first key.
// Requires a command of make_comparison().
[[nodiscard]] Ending run_comparison(const SearchCommand& command, Renderer& renderer);

}  // namespace byline
