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
  // `is_wanted`: reading the clocks costs some per cent of indexing short articles.
  explicit StageTimes(bool is_wanted = false) : is_wanted_(is_wanted) {}

  [[nodiscard]] bool is_wanted() const { return is_wanted_; }
  void add(Stage stage, std::int64_t nanoseconds) {
    nanoseconds_[static_cast<std::size_t>(stage)] += nanoseconds;
  }
  [[nodiscard]] std::int64_t nanoseconds(Stage stage) const {
    return nanoseconds_[static_cast<std::size_t>(stage)];
  }

 private:
  const bool is_wanted_;
  std::array<std::atomic<std::int64_t>, kStageNames.size()> nanoseconds_{};
};

// Adds the CPU time of its thread, from its making to its end, to a stage, where that is wanted.
class StageClock {
 public:
  StageClock(StageTimes& times, Stage stage)
      : times_(times), stage_(stage), start_(times.is_wanted() ? now() : 0) {}
  ~StageClock() {
    if (times_.is_wanted()) times_.add(stage_, now() - start_);
  }
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
