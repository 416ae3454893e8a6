// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/byte_stream.hpp"

#include <utility>

namespace byline {

HeadedStream::HeadedStream(ByteStream& below) : below_(below) {
  while (head_.size() < kHeadBytes) {
    const std::string_view part = below_.read();
    if (part.empty()) break;
    head_ += part;
  }
}

std::string_view HeadedStream::read() {
  if (!std::exchange(is_head_read_, true) && !head_.empty()) return head_;
  return below_.read();
}

}  // namespace byline
