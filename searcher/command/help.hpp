// SPDX-License-Identifier: GPL-3.0-or-later
// The help of byline-search: one screen with every option's name, and all of it with --help=all.
#pragma once

#include <string>

#include "common/cli/manual.hpp"

namespace byline {

// At most 23 lines of at most 80 columns, at `columns` of 80 or more.
[[nodiscard]] std::string short_help(std::size_t columns);
[[nodiscard]] std::string long_help(std::size_t columns);

// What --generate makes the man page and the completions of.
[[nodiscard]] Manual search_manual();

}  // namespace byline
