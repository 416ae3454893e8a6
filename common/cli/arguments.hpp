// SPDX-License-Identifier: GPL-3.0-or-later
// Arguments as typed, made into arguments that Boost.Program_options 1.74 reads as we mean them.
//
// Boost lets an option with an optional value swallow the next word, and a value be an option's
// name. So before it sees them:
//
//   --count flood        ->  --count=NUL flood
//   -n20, -n 20          ->  --limit=20
//   -h                   ->  --help
//   -flood               ->  -flood, a word (DashWords::Exclusion)
//   --outlet --count     ->  Error: '--outlet' needs a value
//
// Everything behind "--" stays as it is.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/options.hpp"

namespace byline {

// Stands for "no value": no argument of a process can hold a NUL.
inline constexpr std::string_view kNoValue{"\0", 1};

// Error{Usage} for an unknown letter, and for a value that is missing or begins with a dash.
[[nodiscard]] std::vector<std::string> rewrite_arguments(std::span<const OptionRow> table,
                                                         const std::vector<std::string>& arguments,
                                                         DashWords dash_words);

}  // namespace byline
