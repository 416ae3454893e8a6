// SPDX-License-Identifier: GPL-3.0-or-later
// What a shell offers while a command line is typed, from the table of options.
//
// Offered are options, their choices, folders and files where an option takes one, and the commands
// of a program that has some; anything else is left to the shell.
//
// Thread rule: free functions without state.
#pragma once

#include <string>

#include "common/cli/manual.hpp"

namespace byline {

[[nodiscard]] std::string bash_completion(const Manual& manual);
[[nodiscard]] std::string zsh_completion(const Manual& manual);
[[nodiscard]] std::string fish_completion(const Manual& manual);

}  // namespace byline
