// SPDX-License-Identifier: GPL-3.0-or-later
// A place in a stream of bytes at which it is not what was packed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace byline {

struct Damage {
  std::uint64_t offset = 0;  // in the stream, unpacked
  std::string reason;        // "damaged gzip input: ...", with the place in the packed bytes
  // Something is missing there, and two line ends stand in its place (kGap).
  bool is_gap = false;
};

// What stands for bytes that are missing, so that the line and the paragraph before them are not
// taken for one with those behind.
inline constexpr const char* kGap = "\n\n";

// For streams that are never damaged.
inline const std::vector<Damage> kUndamaged;

}  // namespace byline
