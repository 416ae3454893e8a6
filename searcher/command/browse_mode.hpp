// SPDX-License-Identifier: GPL-3.0-or-later
// --browse: from the options to the interactive browser.
#pragma once

#include "common/base/error.hpp"
#include "common/cli/options.hpp"
#include "searcher/command/search_command.hpp"

namespace byline {

// Takes the terminal over until the person leaves. `options` and `command` as for
// make_search_command, which has checked them. Error{Usage} without a terminal, Error{Index} for an
// index that cannot be opened.
[[nodiscard]] ExitCode run_browse(const Options& options, const SearchCommand& command);

}  // namespace byline
