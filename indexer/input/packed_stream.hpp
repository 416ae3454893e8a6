// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a compressed stream while it is decoded: some of those that were taken are kept, so
// that what was decoded too far can be looked at again.
//
// Thread rule: one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/input/byte_stream.hpp"

namespace byline {

class PackedStream {
 public:
  // At least so many of the bytes that were taken are kept.
  static constexpr std::size_t kKeptBytes = 64 * 1024;

  // `stream` must outlive it.
  explicit PackedStream(ByteStream& stream) : stream_(stream) {}

  // What is not taken yet: `wanted` bytes or more, fewer only at the end. The view holds until the
  // next call.
  [[nodiscard]] std::string_view fill(std::size_t wanted);
  void take(std::size_t count) { at_ += count; }

  // How far back it can go, and going there.
  [[nodiscard]] std::size_t kept() const { return at_; }
  void go_back(std::size_t count) { at_ -= count; }

  // Of the first byte that is not taken.
  [[nodiscard]] std::uint64_t offset() const { return begin_ + at_; }
  [[nodiscard]] const ByteStream& stream() const { return stream_; }

 private:
  ByteStream& stream_;
  std::string buffer_;
  std::uint64_t begin_ = 0;  // of the buffer, in the stream
  std::size_t at_ = 0;       // what is taken of it
  bool is_at_end_ = false;
};

}  // namespace byline
