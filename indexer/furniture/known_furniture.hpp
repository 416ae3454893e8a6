// SPDX-License-Identifier: GPL-3.0-or-later
// The paragraphs that are known to be furniture, by their keys.
//
// Thread rule: any thread may call anything.
#pragma once

#include <cstdint>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <unordered_set>

#include "indexer/furniture/paragraph_signs.hpp"

namespace byline {

class KnownFurniture {
 public:
  using Keys = std::unordered_set<std::uint64_t>;

  // Sets is_furniture of each sign; returns whether that changed one.
  bool mark(std::span<ParagraphSign> signs) const {
    const std::shared_lock lock(mutex_);
    bool is_changed = false;
    for (ParagraphSign& sign : signs) {
      const bool is_known = keys_.contains(sign.key);
      is_changed |= is_known != sign.is_furniture;
      sign.is_furniture = is_known;
    }
    return is_changed;
  }

  void add(std::uint64_t key) {
    const std::unique_lock lock(mutex_);
    keys_.insert(key);
  }

  void assign(Keys keys) {
    const std::unique_lock lock(mutex_);
    keys_ = std::move(keys);
  }

 private:
  mutable std::shared_mutex mutex_;
  Keys keys_;
};

}  // namespace byline
