// SPDX-License-Identifier: GPL-3.0-or-later
// The characters that mean something in a query, walked code point by code point.
//
// Thread rule: free functions without state.
#pragma once

#include <cstddef>
#include <string_view>

namespace byline {

[[nodiscard]] bool is_space(char32_t character);

// " and the typographic quotes; any of them opens and any of them closes.
[[nodiscard]] bool is_quote(char32_t character);

// Dashes that an editor puts where a person typed a hyphen.
[[nodiscard]] bool is_dash(char32_t character);

// True when `text` holds a letter or a digit: when there is something to search for.
[[nodiscard]] bool has_letter(std::string_view text);

// The code point at `offset` without moving; 0 at the end.
[[nodiscard]] char32_t peek(std::string_view text, std::size_t offset);

}  // namespace byline
