// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/worker.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <semaphore>
#include <stdexcept>

#include "common/base/error.hpp"

namespace byline::browse {
namespace {

// Answers at once, but for the query "slow", which ends only when nobody wants it any more.
class FakeArchive : public Answerer {
 public:
  Reply answer(const Ask& ask, const std::atomic<bool>& outdated) override {
    if (ask.question.text == "slow") {
      started.release();
      while (!outdated) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (ask.question.text == "bad") throw Error(ExitCode::Index, "no index", "make one");
    if (ask.question.text == "worse") throw std::runtime_error("oops");
    HitPage page;
    page.query = ask.question.text;
    return {ask.kind, ask.turn, page};
  }
  std::counting_semaphore<> started{0};
};

Ask ask_for(AskKind kind, std::uint64_t turn, const std::string& text) {
  Ask ask;
  ask.kind = kind;
  ask.turn = turn;
  ask.question.text = text;
  return ask;
}

struct Woken {
  std::counting_semaphore<> semaphore{0};
  bool wait() { return semaphore.try_acquire_for(std::chrono::seconds(20)); }
};

TEST_CASE("an outdated search is abandoned, and only the newest is answered") {
  FakeArchive archive;
  Woken woken;
  Worker worker(archive, [&] { woken.semaphore.release(); });
  worker.ask(ask_for(AskKind::Hits, 1, "slow"));
  archive.started.acquire();
  worker.ask(ask_for(AskKind::Hits, 2, "never looked at"));
  worker.ask(ask_for(AskKind::Hits, 3, "flood"));
  REQUIRE(woken.wait());
  std::vector<Reply> replies = worker.take_replies();
  while (replies.empty() || replies.back().turn != 3) {
    REQUIRE(woken.wait());
    replies = worker.take_replies();
  }
  CHECK(std::get<HitPage>(replies.back().result).query == "flood");
}

TEST_CASE("an article comes while the archive is counted") {
  FakeArchive archive;
  Woken woken;
  Worker worker(archive, [&] { woken.semaphore.release(); });
  worker.ask(ask_for(AskKind::Values, 1, "slow"));
  archive.started.acquire();
  worker.ask(ask_for(AskKind::Article, 2, "a"));
  REQUIRE(woken.wait());
  const std::vector<Reply> replies = worker.take_replies();
  REQUIRE(replies.size() == 1);
  CHECK(replies[0].kind == AskKind::Article);
}

TEST_CASE("errors become problems with their hint") {
  FakeArchive archive;
  Woken woken;
  Worker worker(archive, [&] { woken.semaphore.release(); });
  worker.ask(ask_for(AskKind::Hits, 1, "bad"));
  REQUIRE(woken.wait());
  const Reply bad = worker.take_replies().at(0);
  CHECK(std::get<Problem>(bad.result).message == "no index");
  CHECK(std::get<Problem>(bad.result).hint == "make one");
  worker.ask(ask_for(AskKind::Article, 2, "worse"));
  REQUIRE(woken.wait());
  const Reply worse = worker.take_replies().at(0);
  CHECK(std::get<Problem>(worse.result).message == "internal error: oops");
}

TEST_CASE("leaving does not wait for a search") {
  FakeArchive archive;
  const Worker* done = nullptr;
  {
    Worker worker(archive, [] {});
    worker.ask(ask_for(AskKind::Hits, 1, "slow"));
    archive.started.acquire();
    done = &worker;
  }
  CHECK(done != nullptr);
}

}  // namespace
}  // namespace byline::browse
