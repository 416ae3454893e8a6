// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/bounded_queue.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <numeric>
#include <thread>
#include <vector>

namespace byline {
namespace {

TEST_CASE("items leave a queue in the order they came") {
  BoundedQueue<int> queue(3);
  for (const int item : {1, 2, 3}) CHECK(queue.push(item));
  CHECK(queue.pop() == 1);
  CHECK(queue.pop() == 2);
  CHECK(queue.pop() == 3);
}

TEST_CASE("a closed queue takes nothing more and gives what it holds") {
  BoundedQueue<int> queue(3);
  CHECK(queue.push(1));
  queue.close();
  queue.close();
  CHECK_FALSE(queue.push(2));
  CHECK(queue.pop() == 1);
  CHECK_FALSE(queue.pop().has_value());
}

TEST_CASE("items need only be movable") {
  BoundedQueue<std::unique_ptr<int>> queue(1);
  CHECK(queue.push(std::make_unique<int>(7)));
  CHECK(**queue.pop() == 7);
}

TEST_CASE("a push waits while the queue is full") {
  BoundedQueue<int> queue(1);
  CHECK(queue.push(1));
  std::atomic<bool> pushed = false;
  std::thread pusher([&] {
    (void)queue.push(2);
    pushed = true;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  CHECK_FALSE(pushed);
  CHECK(queue.pop() == 1);
  CHECK(queue.pop() == 2);
  pusher.join();
  CHECK(pushed);
}

TEST_CASE("closing wakes everybody who waits") {
  BoundedQueue<int> full(1);
  CHECK(full.push(1));
  BoundedQueue<int> empty(1);
  bool accepted = true;
  bool found = true;
  std::thread pusher([&] { accepted = full.push(2); });
  std::thread popper([&] { found = empty.pop().has_value(); });
  full.close();
  empty.close();
  pusher.join();
  popper.join();
  CHECK_FALSE(accepted);
  CHECK_FALSE(found);
}

TEST_CASE("many threads lose and double nothing") {
  constexpr int kThreads = 4;
  constexpr int kEach = 5000;
  BoundedQueue<int> queue(7);
  std::atomic<long long> sum = 0;
  std::atomic<int> count = 0;
  std::vector<std::thread> pushers;
  std::vector<std::thread> poppers;
  for (int thread = 0; thread < kThreads; ++thread) {
    pushers.emplace_back([&, thread] {
      for (int i = 0; i < kEach; ++i) (void)queue.push(thread * kEach + i);
    });
    poppers.emplace_back([&] {
      while (const auto item = queue.pop()) {
        sum += *item;
        ++count;
      }
    });
  }
  for (std::thread& thread : pushers) thread.join();
  queue.close();
  for (std::thread& thread : poppers) thread.join();
  constexpr long long kAll = kThreads * kEach;
  CHECK(count == kAll);
  CHECK(sum == kAll * (kAll - 1) / 2);
}

}  // namespace
}  // namespace byline
