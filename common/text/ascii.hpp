// SPDX-License-Identifier: GPL-3.0-or-later
// Letters and digits of ASCII, in which formats write their names; whatever the locale says. All
// other bytes are neither, and stay as they are. Most text is of ASCII: it is looked at eight bytes
// together.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace byline {

// Of eight bytes the first is the lowest. Every byte of these two is the same.
inline constexpr std::size_t kAtOnce = sizeof(std::uint64_t);
inline constexpr std::uint64_t kEveryByte = 0x0101010101010101;
inline constexpr std::uint64_t kHighBits = 0x80 * kEveryByte;

// The eight bytes of `text` at `at`, of which it has as many.
[[nodiscard]] inline std::uint64_t eight_bytes(std::string_view text, std::size_t at) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, text.data() + at, sizeof eight);
  if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
  return eight;
}

inline void put_eight_bytes(char* to, std::uint64_t eight) {
  if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
  std::memcpy(to, &eight, sizeof eight);
}

// Of eight bytes of ASCII, the high bit of each that lies from `first` to `last`.
[[nodiscard]] constexpr std::uint64_t bytes_between(std::uint64_t ascii, char first, char last) {
  const std::uint64_t from_first = ascii + static_cast<std::uint64_t>(0x80 - first) * kEveryByte;
  const std::uint64_t behind_last = ascii + static_cast<std::uint64_t>(0x7F - last) * kEveryByte;
  return from_first & ~behind_last & kHighBits;
}

// Where the first byte that is not ASCII stands, from `at` on; the end: none.
[[nodiscard]] inline std::size_t end_of_ascii(std::string_view text, std::size_t at) {
  while (at + kAtOnce <= text.size() && (eight_bytes(text, at) & kHighBits) == 0) at += kAtOnce;
  while (at < text.size() && static_cast<signed char>(text[at]) >= 0) ++at;
  return at;
}

[[nodiscard]] inline bool is_ascii(std::string_view text) {
  return end_of_ascii(text, 0) == text.size();
}

[[nodiscard]] constexpr bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

[[nodiscard]] constexpr bool are_digits(std::string_view text, std::size_t count) {
  return text.size() == count && std::all_of(text.begin(), text.end(), is_digit);
}

[[nodiscard]] constexpr bool is_upper(char byte) {
  return byte >= 'A' && byte <= 'Z';
}

[[nodiscard]] constexpr char lower_ascii(char byte) {
  return is_upper(byte) ? static_cast<char>(byte - 'A' + 'a') : byte;
}

[[nodiscard]] inline std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char byte) { return lower_ascii(byte); });
  return lower;
}

}  // namespace byline
