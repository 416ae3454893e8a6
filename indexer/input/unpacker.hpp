// SPDX-License-Identifier: GPL-3.0-or-later
// The content of a compressed file, while it streams.
//
// gzip (all members), zstd (all frames), bzip2 and xz, through libarchive; nothing is written to
// disk. Archives of several files (tar, zip) are no concern of this. Thread rule: one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/input/file_bytes.hpp"

namespace byline {

// What one compressed file may become. A bomb is cut there, and problem() says so.
inline constexpr std::uint64_t kMaxUnpackedBytes = std::uint64_t{1} << 40;
inline constexpr std::uint64_t kMaxUnpackedRatio = 250;      // bytes out per byte in ...
inline constexpr std::uint64_t kRatioFreeBytes = 64u << 20;  // ... beyond the first so many

// Whether `head` (the first bytes of a file) begins a compressed stream of a known kind.
[[nodiscard]] bool is_compressed(std::string_view head);

class Unpacker {
 public:
  // `bytes` must outlive it.
  explicit Unpacker(FileBytes& bytes);
  ~Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  // The next content, empty at the end; the view holds until the next call.
  [[nodiscard]] std::string_view read();
  // Why it ended early ("truncated gzip input", "would unpack to more than ..."), or "".
  [[nodiscard]] const std::string& problem() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace byline
