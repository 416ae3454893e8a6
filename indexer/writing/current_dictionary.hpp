// SPDX-License-Identifier: GPL-3.0-or-later
// The dictionary that new records of an index are compressed against, which may come while they are
// made.
#pragma once

#include <atomic>
#include <memory>
#include <utility>

#include "common/index/record_dictionary.hpp"

namespace byline {

// Thread rule: get() from any thread; set() once, from one.
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
    held_ = std::move(dictionary);
    current_.store(held_.get(), std::memory_order_release);
  }

 private:
  std::shared_ptr<const RecordDictionary> held_;
  std::atomic<const RecordDictionary*> current_ = nullptr;
};

}  // namespace byline
