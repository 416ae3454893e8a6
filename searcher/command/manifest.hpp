// SPDX-License-Identifier: GPL-3.0-or-later
// A manifest says how an answer was made, so that it can be made again and compared: what was
// asked, how it was read, of which indexes, in which state, and what came out. docs/output.md
// describes the file.
#pragma once

#include <chrono>

#include "common/cli/options.hpp"
#include "common/cli/output.hpp"
#include "searcher/command/search_command.hpp"

namespace byline {

// As answer(), and writes the manifest that --manifest names: `command` is what `typed` and
// `options` mean at `now`. Error{Usage} for queries from standard input, which cannot be asked
// again; Error{Incomplete} where an index changed meanwhile: the answer stands, the file does not.
[[nodiscard]] Ending answer_with_manifest(const Options& typed, const Options& options,
                                          std::chrono::system_clock::time_point now,
                                          const SearchCommand& command, Output& output);

// Asks again what the manifest of --verify-manifest says, of the same indexes or of those that
// --index names, and prints what differs. Nothing, for the exit code, where something does.
// Error{Usage} for a file that is no manifest.
[[nodiscard]] ExitCode verify_manifest(const Options& typed);

}  // namespace byline
