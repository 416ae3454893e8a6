// SPDX-License-Identifier: GPL-3.0-or-later
// When a query must have ended.
//
// Thread rule: a Deadline may be copied to any thread; what it watches may be set by any.
#pragma once

#include <atomic>
#include <chrono>

namespace byline {

// A point in time; or earlier, when somebody else says that the answer is not wanted any more.
class Deadline {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // `outdated` may be null and must outlive every copy. Implicit: a point in time is a deadline.
  Deadline(Time at,
           const std::atomic<bool>* outdated = nullptr)  // NOLINT(google-explicit-constructor)
      : at_(at), outdated_(outdated) {}
  [[nodiscard]] static Deadline max() { return {Time::max()}; }

  [[nodiscard]] bool has_passed() const {
    const bool unwanted = outdated_ != nullptr && outdated_->load(std::memory_order_relaxed);
    return unwanted || std::chrono::steady_clock::now() >= at_;
  }

 private:
  Time at_;
  const std::atomic<bool>* outdated_;
};

// Thrown out of a running match; caught by whoever started it.
struct TimeLimitPassed {};

[[nodiscard]] inline bool has_passed(const Deadline& deadline) {
  return deadline.has_passed();
}

}  // namespace byline
