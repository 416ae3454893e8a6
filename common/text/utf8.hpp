// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 as it arrives: walked code point by code point, checked, and repaired.
//
// Thread rule: free functions without state.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace byline {

inline constexpr char32_t kReplacement = 0xFFFD;

// The code point at `offset`, which moves past it. An invalid byte gives U+FFFD and moves by the
// length of the longest valid prefix (Unicode 15, section 3.9, "maximal subpart"), at least one.
// Requires offset < text.size().
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& offset);

void append_code_point(std::string& text, char32_t code_point);

[[nodiscard]] bool is_valid_utf8(std::string_view text);

// `text` with every invalid sequence and every NUL replaced by U+FFFD; no copy work beyond a check
// when it is valid.
[[nodiscard]] std::string repair_utf8(std::string text);

// The longest prefix of at most `limit` bytes that does not cut a code point.
[[nodiscard]] std::string_view utf8_prefix(std::string_view text, std::size_t limit);

// Number of code points.
[[nodiscard]] std::size_t utf8_length(std::string_view text);

}  // namespace byline
