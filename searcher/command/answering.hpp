// SPDX-License-Identifier: GPL-3.0-or-later
// From what was typed to an answer on an output, and what a person is told beside it.
#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "common/cli/output.hpp"
#include "searcher/command/search_command.hpp"

namespace byline {

// make_search_command(), or make_comparison() for --queries. Arguments and errors as there.
[[nodiscard]] SearchCommand make_command(const Options& typed, const Options& options,
                                         std::chrono::system_clock::time_point now,
                                         const std::optional<Terminal>& terminal = std::nullopt);

// Standard output, through a pager where the command wants one.
[[nodiscard]] std::unique_ptr<Output> make_output(const SearchCommand& command);

// Writes the whole answer to `output` and finishes it. Not for --browse. Errors of the search, and
// those of the output.
[[nodiscard]] Ending answer(const SearchCommand& command, Output& output);

// Says on standard error what the output does not; gives the exit code.
[[nodiscard]] ExitCode report(const SearchCommand& command, const Ending& ending);

}  // namespace byline
