// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of many short forms, kept until they are all dropped together.
//
// Views stay valid until clear(). Thread rule: one thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace byline {

class FormArena {
 public:
  static constexpr std::size_t kChunkBytes = std::size_t{64} * 1024;

  // Bytes behind any room that may be written, too, until the next is asked for.
  static constexpr std::size_t kSlack = 8;

  // Room for `size` bytes, at most kChunkBytes, to be filled by the caller.
  [[nodiscard]] char* allocate(std::size_t size) {
    if (used_ + size > kChunkBytes) {
      ++chunk_;
      used_ = 0;
    }
    if (chunk_ == chunks_.size()) chunks_.push_back(std::make_unique_for_overwrite<Chunk>());
    char* room = chunks_[chunk_]->data() + used_;
    used_ += size;
    return room;
  }

  // A copy of `bytes`.
  [[nodiscard]] std::string_view store(std::string_view bytes) {
    char* room = allocate(bytes.size());
    std::ranges::copy(bytes, room);
    return {room, bytes.size()};
  }

  // Drops all forms; the memory of the first `kept` chunks is used again, the rest is given back.
  void clear(std::size_t kept = 64) {
    chunks_.resize(std::min(chunks_.size(), kept));
    chunk_ = 0;
    used_ = 0;
  }

 private:
  using Chunk = std::array<char, kChunkBytes + kSlack>;
  std::vector<std::unique_ptr<Chunk>> chunks_;
  std::size_t chunk_ = 0;  // the one being filled
  std::size_t used_ = 0;   // of its bytes
};

}  // namespace byline
