// SPDX-License-Identifier: GPL-3.0-or-later
// How far a long command is: one line that changes on a terminal, a plain line now and then in a
// log.
//
// Thread rule: one thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace byline {

struct ProgressState {
  std::uint64_t records = 0;
  std::uint64_t bytes = 0;        // of the input, so far
  std::uint64_t total_bytes = 0;  // 0: unknown
};

// "12,345 articles, 1,234/s, 45 of 82 MB, 0:12 left"; `elapsed` since the start.
[[nodiscard]] std::string describe(const ProgressState& state,
                                   std::chrono::duration<double> elapsed);

class Progress {
 public:
  // `when` is auto (only on a terminal), always or never.
  explicit Progress(std::string_view when);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Cheap: prints at most ten times a second on a terminal, every ten seconds elsewhere.
  void show(const ProgressState& state);
  // What is done with all that was read, from its beginning on: "126,440 articles: grouping
  // stories". Elsewhere than on a terminal a line of its own, where the work has lasted ten
  // seconds.
  void show_step(std::string_view step);
  // Takes the changing line away, so that something else can be printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  void print(std::string_view text);

  const bool is_on_;
  const bool is_terminal_;
  const Clock::time_point start_;
  Clock::time_point last_;
  std::uint64_t records_ = 0;  // that were shown last
  bool is_shown_ = false;
};

}  // namespace byline
