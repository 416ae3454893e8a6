// SPDX-License-Identifier: GPL-3.0-or-later
// From a 128-bit key to a document, for millions of them: 20 bytes each and some room.
//
// Thread rule: one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/base/hash.hpp"

namespace byline {

class DocidMap {
 public:
  DocidMap() { resize(1 << 10); }

  // 0 when there is none.
  [[nodiscard]] std::uint32_t find(const Hash128& key) const { return docids_[slot_of(key)]; }

  // Requires docid != 0.
  void set(const Hash128& key, std::uint32_t docid) {
    if ((size_ + 1) * 4 > docids_.size() * 3) resize(docids_.size() * 2);
    const std::size_t slot = slot_of(key);
    size_ += docids_[slot] == 0 ? 1 : 0;
    keys_[slot] = key;
    docids_[slot] = docid;
  }

  [[nodiscard]] std::size_t memory() const {
    return keys_.capacity() * sizeof(Hash128) + docids_.capacity() * sizeof(std::uint32_t);
  }

 private:
  // Where the key is, or where it would be put.
  [[nodiscard]] std::size_t slot_of(const Hash128& key) const {
    const std::size_t mask = docids_.size() - 1;
    std::size_t slot = key.low & mask;
    while (docids_[slot] != 0 && keys_[slot] != key) slot = (slot + 1) & mask;
    return slot;
  }

  void resize(std::size_t slots) {
    std::vector<Hash128> keys(slots);
    std::vector<std::uint32_t> docids(slots);
    keys.swap(keys_);
    docids.swap(docids_);
    for (std::size_t i = 0; i < docids.size(); ++i) {
      if (docids[i] == 0) continue;
      const std::size_t slot = slot_of(keys[i]);
      keys_[slot] = keys[i];
      docids_[slot] = docids[i];
    }
  }

  std::vector<Hash128> keys_;
  std::vector<std::uint32_t> docids_;
  std::size_t size_ = 0;
};

}  // namespace byline
