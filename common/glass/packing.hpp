// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, strings and keys as Xapian's glass format packs them (1.4; backends/glass of
// xapian-core).
//
// Thread rule: free functions, safe from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace byline::glass {

// What keys of the postlist table begin with when they are not a term's, in their order.
inline constexpr std::string_view kMetadataKey("\x00\xc0", 2);
inline constexpr std::string_view kValueStatisticsKey("\x00\xd0", 2);
inline constexpr std::string_view kValuesKey("\x00\xd8", 2);
inline constexpr std::string_view kLengthsKey("\x00\xe0", 2);

inline constexpr std::size_t kMostVarintBytes = 10;

// Writes base 128, the low group first, the high bit saying that more follows, to where there is
// room for kMostVarintBytes; returns where it ends.
inline char* put_varint(char* to, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) *to++ = static_cast<char>((value & 0x7f) | 0x80);
  *to++ = static_cast<char>(value);
  return to;
}

inline void append_varint(std::string& bytes, std::uint64_t value) {
  std::array<char, kMostVarintBytes> packed;
  const char* const end = put_varint(packed.data(), value);
  bytes.append(packed.data(), static_cast<std::size_t>(end - packed.data()));
}

// Takes a varint from the front of `bytes`. Requires one that append_varint() wrote there.
[[nodiscard]] inline std::uint64_t take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  unsigned shift = 0;
  std::size_t size = 0;
  for (;; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[size++]);
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) break;
  }
  bytes.remove_prefix(size);
  return value;
}

// Takes `size` bytes from the front of `bytes`, which holds as many.
[[nodiscard]] inline std::string_view take(std::string_view& bytes, std::size_t size) {
  const std::string_view taken = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return taken;
}

inline void append_bool(std::string& bytes, bool value) {
  bytes += value ? '1' : '0';
}

// Length and bytes.
inline void append_string(std::string& bytes, std::string_view text) {
  append_varint(bytes, text.size());
  bytes += text;
}

// A number at the end of a string: base 256, the low byte first, nothing for 0.
void append_last_number(std::string& bytes, std::uint64_t value);

// A document id so that its bytes sort as it counts. Requires docid >= 1.
void append_docid(std::string& bytes, std::uint32_t docid);

// A term as it stands in a key, so that bytes sort as terms do; without the terminator that it
// needs where something follows it.
void append_term(std::string& bytes, std::string_view term);

// Ends a term that something follows.
inline void append_term_end(std::string& bytes) {
  bytes += '\0';
}

}  // namespace byline::glass
