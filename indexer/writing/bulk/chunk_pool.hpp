// SPDX-License-Identifier: GPL-3.0-or-later
// Many byte strings that grow at their ends, in one pool: chains of chunks, each larger than the
// one before.
//
// Thread rule: one thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/huge_pages.hpp"

namespace byline {

class ChunkPool {
 public:
  // One string. Belongs to the pool that filled it.
  struct Chain {
    std::uint32_t head = 0;  // in units of kUnit; 0: none
    std::uint32_t tail = 0;
    std::uint16_t used = 0;      // of the tail's bytes, with its link
    std::uint16_t capacity = 0;  // of the tail
    std::uint64_t size = 0;      // of the string
  };

  void append(Chain& chain, std::string_view bytes);

  // Where the next append() to a string of at least one byte begins to write, or just before a new
  // chunk that it makes.
  [[nodiscard]] const char* end_of(const Chain& chain) const { return at(chain.tail) + chain.used; }

  // Calls take(piece) for the string's pieces in order.
  template <class Take>
  void each_piece(const Chain& chain, const Take& take) const {
    std::uint64_t left = chain.size;
    std::uint32_t chunk = chain.head;
    for (std::uint16_t capacity = kFirstChunk; left > 0; capacity = next_capacity(capacity)) {
      const std::uint64_t size = std::min<std::uint64_t>(left, capacity - kLink);
      take(std::string_view(at(chunk) + kLink, size));
      left -= size;
      chunk = link(chunk);
    }
  }

  [[nodiscard]] std::size_t memory() const { return blocks_.size() * kBlock; }

  // Drops all strings and gives the memory back.
  void clear();

 private:
  static constexpr std::size_t kBlock = kHugePage;
  static constexpr std::size_t kUnit = 8;
  static constexpr std::size_t kLink = sizeof(std::uint32_t);  // in front of a chunk: the next one
  static constexpr std::uint16_t kFirstChunk = 16;
  static constexpr std::uint16_t kLargestChunk = 4096;

  static constexpr std::uint16_t next_capacity(std::uint16_t capacity) {
    return capacity == kLargestChunk ? capacity : static_cast<std::uint16_t>(capacity * 2);
  }
  struct Free {
    void operator()(char* block) const { HugePages<char>().deallocate(block, kBlock); }
  };

  [[nodiscard]] char* at(std::uint32_t chunk) const {
    const std::size_t offset = std::size_t{chunk} * kUnit;
    return blocks_[offset / kBlock].get() + offset % kBlock;
  }
  [[nodiscard]] std::uint32_t link(std::uint32_t chunk) const;
  std::uint32_t allocate(std::size_t size);

  std::vector<std::unique_ptr<char[], Free>> blocks_;
  std::size_t used_ = kBlock;  // of the last block
};

}  // namespace byline
