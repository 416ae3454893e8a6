// SPDX-License-Identifier: GPL-3.0-or-later
// CPU time by stage, for --stats.
//
// Thread rule: any thread may time any stage.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <ctime>
#include <string_view>

namespace byline {

enum class Stage { Read, Known, Parse, Clean, Analyse, Decide, Commit };
inline constexpr std::array<std::string_view, 7> kStageNames{
    "reading", "looking up", "parsing", "cleaning", "analysing", "deciding", "committing"};

class StageTimes {
 public:
  void add(Stage stage, std::int64_t nanoseconds) {
    nanoseconds_[static_cast<std::size_t>(stage)] += nanoseconds;
  }
  [[nodiscard]] std::int64_t nanoseconds(Stage stage) const {
    return nanoseconds_[static_cast<std::size_t>(stage)];
  }

 private:
  std::array<std::atomic<std::int64_t>, kStageNames.size()> nanoseconds_{};
};

// Adds the CPU time of its thread, from its making to its end, to a stage.
class StageClock {
 public:
  StageClock(StageTimes& times, Stage stage) : times_(times), stage_(stage), start_(now()) {}
  ~StageClock() { times_.add(stage_, now() - start_); }
  StageClock(const StageClock&) = delete;
  StageClock& operator=(const StageClock&) = delete;

 private:
  static std::int64_t now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
  }

  StageTimes& times_;
  const Stage stage_;
  const std::int64_t start_;
};

}  // namespace byline
