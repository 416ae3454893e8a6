// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/pipeline.hpp"

#include <exception>
#include <map>
#include <memory>
#include <optional>
#include <semaphore>
#include <thread>
#include <utility>
#include <variant>

#include "common/base/bounded_queue.hpp"

namespace byline {

namespace {

constexpr int kBatchesPerThread = 4;
constexpr int kMaxJobs = 256;

PreparedBatch prepare_batch(Preparer& preparer, RecordBatch raw) {
  PreparedBatch batch;
  batch.records.reserve(raw.records.size());
  for (RawRecord& record : raw.records) {
    batch.records.push_back(preparer.prepare(std::move(record), *raw.format));
  }
  raw.records.clear();
  batch.raw = std::move(raw);
  return batch;
}

using Delivery = std::variant<PreparedBatch, std::exception_ptr>;

// The worker threads and what passes between them and the consumer. A worker takes a ticket before
// a batch and the consumer gives it back, so that no worker runs far ahead of a slow one.
class Workers {
 public:
  Workers(RecordFeed& feed, const PreparerSettings& settings, StageTimes& times, int count)
      : feed_(feed),
        settings_(settings),
        times_(times),
        tickets_(count * kBatchesPerThread),
        done_(static_cast<std::size_t>(count * kBatchesPerThread + count)),
        running_(count) {
    for (int i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
  }

  ~Workers() {
    stop_ = true;
    done_.close();
    tickets_.release(static_cast<std::ptrdiff_t>(threads_.size()));
    for (std::thread& thread : threads_) thread.join();
  }

  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // Waits for a batch that a worker has prepared; nothing at the end.
  std::optional<Delivery> next() { return done_.pop(); }
  // One that is there already.
  std::optional<Delivery> next_ready() { return done_.try_pop(); }
  void give_back() { tickets_.release(); }

  // Prepares a batch in the consumer's thread, which would wait otherwise. Nothing at the end of
  // the input, or where the workers are far enough ahead.
  std::optional<PreparedBatch> help() {
    if (is_all_read_ || !tickets_.try_acquire()) return std::nullopt;
    std::optional<RecordBatch> raw = feed_.next();
    if (!raw) {
      is_all_read_ = true;
      tickets_.release();
      return std::nullopt;
    }
    if (!own_) own_ = std::make_unique<Preparer>(settings_, times_);
    return prepare_batch(*own_, std::move(*raw));
  }

 private:
  void work() {
    try {
      Preparer preparer(settings_, times_);
      for (;;) {
        tickets_.acquire();
        if (stop_) break;
        std::optional<RecordBatch> raw = feed_.next();
        if (!raw) break;
        if (!done_.push(prepare_batch(preparer, std::move(*raw)))) break;
      }
    } catch (...) {
      done_.push(std::current_exception());
    }
    if (--running_ == 0) done_.close();
  }

  RecordFeed& feed_;
  const PreparerSettings& settings_;
  StageTimes& times_;
  std::counting_semaphore<kMaxJobs * kBatchesPerThread * 2> tickets_;
  BoundedQueue<Delivery> done_;
  std::atomic<int> running_;
  std::atomic<bool> stop_{false};
  std::unique_ptr<Preparer> own_;  // the consumer's
  bool is_all_read_ = false;       // as the consumer saw it
  std::vector<std::thread> threads_;
};

void run_in_threads(RecordFeed& feed, const PreparerSettings& settings, StageTimes& times,
                    int count, const std::function<void(PreparedBatch)>& consume) {
  Workers workers(feed, settings, times, count);
  std::map<std::uint64_t, PreparedBatch> early;
  std::uint64_t expected = 0;
  const auto take = [&](PreparedBatch batch) {
    const std::uint64_t number = batch.raw.number;
    early.emplace(number, std::move(batch));
    for (auto it = early.find(expected); it != early.end(); it = early.find(++expected)) {
      consume(std::move(it->second));
      early.erase(it);
      workers.give_back();
    }
  };
  for (;;) {
    std::optional<Delivery> delivery = workers.next_ready();
    if (!delivery) {
      if (std::optional<PreparedBatch> own = workers.help()) {
        take(std::move(*own));
        continue;
      }
      delivery = workers.next();
    }
    if (!delivery) return;
    if (const auto* failure = std::get_if<std::exception_ptr>(&*delivery)) {
      std::rethrow_exception(*failure);
    }
    take(std::move(std::get<PreparedBatch>(*delivery)));
  }
}

}  // namespace

void run_pipeline(RecordFeed& feed, const PreparerSettings& settings, StageTimes& times, int jobs,
                  const std::function<void(PreparedBatch)>& consume) {
  if (jobs > 1) {
    run_in_threads(feed, settings, times, std::min(jobs, kMaxJobs) - 1, consume);
    return;
  }
  Preparer preparer(settings, times);
  while (std::optional<RecordBatch> raw = feed.next()) {
    consume(prepare_batch(preparer, std::move(*raw)));
  }
}

}  // namespace byline
