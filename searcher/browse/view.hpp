// SPDX-License-Identifier: GPL-3.0-or-later
// From the state to the screen: a plain function.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/browse/screen.hpp"
#include "searcher/browse/state.hpp"

namespace byline::browse {

[[nodiscard]] Screen draw(const State& state);

// The lines of the popup that is open, and how many of them are seen at once.
[[nodiscard]] std::vector<std::string> popup_lines(const State& state);
[[nodiscard]] std::size_t popup_rows(const State& state);

}  // namespace byline::browse
