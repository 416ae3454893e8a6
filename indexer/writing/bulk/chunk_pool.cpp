// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/chunk_pool.hpp"

#include <cstring>

namespace byline {

std::uint32_t ChunkPool::link(std::uint32_t chunk) const {
  std::uint32_t next = 0;
  std::memcpy(&next, at(chunk), sizeof next);
  return next;
}

std::uint32_t ChunkPool::allocate(std::size_t size) {
  if (used_ + size > kBlock) {
    blocks_.emplace_back(HugePages<char>().allocate(kBlock));
    // Chunk 0 is none.
    used_ = blocks_.size() == 1 ? kUnit : 0;
  }
  const std::size_t offset = (blocks_.size() - 1) * kBlock + used_;
  used_ += size;
  return static_cast<std::uint32_t>(offset / kUnit);
}

void ChunkPool::append(Chain& chain, std::string_view bytes) {
  chain.size += bytes.size();
  while (!bytes.empty()) {
    if (chain.used == chain.capacity) {
      const std::uint16_t capacity = chain.head == 0 ? kFirstChunk : next_capacity(chain.capacity);
      const std::uint32_t chunk = allocate(capacity);
      if (chain.head == 0) {
        chain.head = chunk;
      } else {
        std::memcpy(at(chain.tail), &chunk, sizeof chunk);
      }
      chain.tail = chunk;
      chain.used = kLink;
      chain.capacity = capacity;
    }
    const std::size_t room = chain.capacity - std::size_t{chain.used};
    const std::size_t size = std::min(room, bytes.size());
    std::memcpy(at(chain.tail) + chain.used, bytes.data(), size);
    chain.used = static_cast<std::uint16_t>(chain.used + size);
    bytes.remove_prefix(size);
  }
}

void ChunkPool::clear() {
  blocks_.clear();
  used_ = kBlock;
}

}  // namespace byline
