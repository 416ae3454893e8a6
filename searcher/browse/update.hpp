// SPDX-License-Identifier: GPL-3.0-or-later
// What an event makes of the browser: a new state and what is to be done outside. A plain function
// over plain data; nothing here waits, reads or prints.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "searcher/browse/keys.hpp"
#include "searcher/browse/question.hpp"
#include "searcher/browse/state.hpp"

namespace byline::browse {

// Effects.
struct CopyText {
  std::string text;
};
struct OpenAddress {
  std::string url;  // http or https
};
struct RedrawAll {};
struct UseMouse {
  bool on = false;
};
struct LeaveBrowser {};
using Effect = std::variant<Ask, CopyText, OpenAddress, RedrawAll, UseMouse, LeaveBrowser>;

// Asks the first question.
[[nodiscard]] std::vector<Effect> begin(State& state);

using Event = std::variant<Key, Pointer, Size, Reply>;
[[nodiscard]] std::vector<Effect> update(State& state, const Event& event);

}  // namespace byline::browse
