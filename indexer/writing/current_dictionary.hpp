// SPDX-License-Identifier: GPL-3.0-or-later
// The dictionary that new records of an index are compressed against, which may come, or change,
// while they are made.
#pragma once

#include <atomic>
#include <memory>
#include <utility>
#include <vector>

#include "common/index/record_dictionary.hpp"

namespace byline {

// Thread rule: get() from any thread; set() from one.
class CurrentDictionary {
 public:
  CurrentDictionary() = default;
  explicit CurrentDictionary(std::shared_ptr<const RecordDictionary> dictionary) {
    set(std::move(dictionary));
  }

  // Null: records are compressed by themselves.
  [[nodiscard]] const RecordDictionary* get() const {
    return current_.load(std::memory_order_acquire);
  }

  void set(std::shared_ptr<const RecordDictionary> dictionary) {
    current_.store(dictionary.get(), std::memory_order_release);
    held_.push_back(std::move(dictionary));
  }

 private:
  std::vector<std::shared_ptr<const RecordDictionary>> held_;  // whoever got one may be at work
  std::atomic<const RecordDictionary*> current_ = nullptr;
};

}  // namespace byline
