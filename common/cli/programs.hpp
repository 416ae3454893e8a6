// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of options of both programs.
//
// They stand side by side because one config file serves both: each must know the other's names to
// tell a key of the other from a mistake.
#pragma once

#include <array>
#include <span>

#include "common/cli/options.hpp"

namespace byline {

[[nodiscard]] std::span<const OptionRow> index_options();
[[nodiscard]] std::span<const OptionRow> search_options();

}  // namespace byline
