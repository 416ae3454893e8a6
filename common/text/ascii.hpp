// SPDX-License-Identifier: GPL-3.0-or-later
// Letters and digits of ASCII, in which formats write their names; whatever the locale says. All
// other bytes are neither, and stay as they are.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace byline {

[[nodiscard]] constexpr bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char byte) { return static_cast<signed char>(byte) >= 0; });
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
