// SPDX-License-Identifier: GPL-3.0-or-later
// When a query must have ended.
//
// Thread rule: free function without state.
#pragma once

#include <chrono>

namespace byline {

using Deadline = std::chrono::steady_clock::time_point;

// Thrown out of a running match; caught by whoever started it.
struct TimeLimitPassed {};

[[nodiscard]] inline bool has_passed(Deadline deadline) {
  return std::chrono::steady_clock::now() >= deadline;
}

}  // namespace byline
