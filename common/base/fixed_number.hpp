// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of a fixed size in our files: little-endian.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace byline {

inline void append_fixed(std::string& bytes, std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
}

// The number in bytes [offset, offset + size), which are there; size is at most 8.
[[nodiscard]] inline std::uint64_t fixed_number(std::string_view bytes, std::uint64_t offset,
                                                std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) {
    value = value << 8 | static_cast<unsigned char>(bytes[offset + i]);
  }
  return value;
}

}  // namespace byline
