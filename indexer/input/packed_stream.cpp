// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/packed_stream.hpp"

namespace byline {

namespace {

constexpr std::size_t kMostTaken = 4 * PackedStream::kKeptBytes;  // moving costs time, too

}  // namespace

std::string_view PackedStream::fill(std::size_t wanted) {
  while (buffer_.size() - at_ < wanted && !is_at_end_) {
    if (at_ >= kMostTaken) {
      const std::size_t gone = at_ - kKeptBytes;
      buffer_.erase(0, gone);
      begin_ += gone;
      at_ = kKeptBytes;
    }
    const std::string_view part = stream_.read();
    is_at_end_ = part.empty();
    buffer_ += part;
  }
  return std::string_view(buffer_).substr(at_);
}

}  // namespace byline
