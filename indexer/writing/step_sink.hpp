// SPDX-License-Identifier: GPL-3.0-or-later
// What of a long piece of work has just begun.
#pragma once

#include <functional>
#include <string_view>

namespace byline {

// Told of each step when it begins, in words for who waits: "grouping stories". Called by the
// thread that does the work; empty: nobody waits.
using StepSink = std::function<void(std::string_view step)>;

inline void begin_step(const StepSink& sink, std::string_view step) {
  if (sink) sink(step);
}

}  // namespace byline
