// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/worker.hpp"

#include <csignal>
#include <exception>
#include <utility>

#include "common/base/error.hpp"

namespace byline::browse {

Worker::Worker(Answerer& answerer, std::function<void()> wake)
    : answerer_(answerer), wake_(std::move(wake)) {
  // Signals are the user's thread's business: the workers begin with all of them blocked.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  for (const int crash : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) sigdelset(&all, crash);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  for (Lane& lane : lanes_) lane.thread = std::thread([this, &lane] { run(lane); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

Worker::~Worker() {
  {
    const std::lock_guard lock(mutex_);
    leaving_ = true;
    for (Lane& lane : lanes_) {
      // A file that is being written is finished; all else nobody waits for.
      if (lane.running != AskKind::Export) lane.outdated = true;
      lane.has_work.notify_one();
    }
  }
  for (Lane& lane : lanes_) lane.thread.join();
}

std::size_t Worker::lane_of(AskKind kind) {
  return kind == AskKind::Hits || kind == AskKind::Values || kind == AskKind::Timeline ? 0 : 1;
}

void Worker::ask(Ask ask) {
  const std::lock_guard lock(mutex_);
  Lane& lane = lanes_[lane_of(ask.kind)];
  const bool replaces = ask.kind != AskKind::Export && ask.kind != AskKind::Names;
  if (replaces) {
    std::erase_if(lane.waiting, [&ask](const Ask& other) { return other.kind == ask.kind; });
    if (lane.running == ask.kind) lane.outdated = true;
  }
  lane.waiting.push_back(std::move(ask));
  lane.has_work.notify_one();
}

std::vector<Reply> Worker::take_replies() {
  const std::lock_guard lock(mutex_);
  return std::exchange(replies_, {});
}

void Worker::run(Lane& lane) {
  std::unique_lock lock(mutex_);
  for (;;) {
    lane.has_work.wait(lock, [&] { return leaving_ || !lane.waiting.empty(); });
    if (leaving_) return;
    const Ask ask = std::move(lane.waiting.front());
    lane.waiting.erase(lane.waiting.begin());
    lane.running = ask.kind;
    lane.outdated = false;
    lock.unlock();
    Reply reply = answer(ask, lane.outdated);
    lock.lock();
    lane.running.reset();
    if (lane.outdated) continue;
    replies_.push_back(std::move(reply));
    wake_();
  }
}

Reply Worker::answer(const Ask& ask, const std::atomic<bool>& outdated) {
  Reply reply;
  Problem problem;
  try {
    reply = answerer_.answer(ask, outdated);
    reply.kind = ask.kind;
    reply.turn = ask.turn;
    return reply;
  } catch (const Error& error) {
    problem = {error.what(), error.hint()};
  } catch (const std::exception& error) {
    problem = {std::string("internal error: ") + error.what(), "please report it"};
  }
  return {ask.kind, ask.turn, std::move(problem)};
}

}  // namespace byline::browse
