// SPDX-License-Identifier: GPL-3.0-or-later
// Answers asks in threads of its own, so that no key waits for a search.
//
// An ask that a newer one of its kind makes outdated is dropped, or abandoned while it runs.
// Thread rule: ask() and take_replies() from one thread, the user's.
#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "searcher/browse/question.hpp"

namespace byline::browse {

class Worker {
 public:
  // `wake` is called from a worker's thread when there is something to take. Both must outlive the
  // worker.
  Worker(Answerer& answerer, std::function<void()> wake);
  // Abandons what runs and waits for it to end.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void ask(Ask ask);
  [[nodiscard]] std::vector<Reply> take_replies();

 private:
  // One thread counts and lists, the other fetches what is read, so that an article comes while
  // the archive is counted.
  struct Lane {
    std::vector<Ask> waiting;
    std::optional<AskKind> running;
    std::atomic<bool> outdated{false};
    std::condition_variable has_work;
    std::thread thread;
  };

  static std::size_t lane_of(AskKind kind);
  void run(Lane& lane);
  [[nodiscard]] Reply answer(const Ask& ask, const std::atomic<bool>& outdated);

  Answerer& answerer_;
  std::function<void()> wake_;
  std::mutex mutex_;  // guards all below, and the lanes but for their threads
  bool leaving_ = false;
  std::vector<Reply> replies_;
  std::array<Lane, 2> lanes_;
};

}  // namespace byline::browse
