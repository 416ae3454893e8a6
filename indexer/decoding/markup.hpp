// SPDX-License-Identifier: GPL-3.0-or-later
// HTML tags and entities inside a text value. (Whole HTML pages are another reader's.)
//
// Thread rule: free functions without state; linear in the text, whatever it holds.
#pragma once

#include <string>
#include <string_view>

namespace byline {

// Whether the text holds at least one tag or comment of HTML ("a < b" and "<3" are none).
[[nodiscard]] bool has_markup(std::string_view text);

// Without tags, comments, scripts and styles. Block tags become a blank line, <br> a line end; in a
// text with block tags single line ends are mere spaces.
[[nodiscard]] std::string strip_markup(std::string_view text);

// Named (HTML 4) and numeric entities as characters; what is none is kept as it stands.
[[nodiscard]] std::string decode_entities(std::string_view text);

// Both, twice where what was escaped turns out to be markup itself (as feeds do).
[[nodiscard]] std::string plain_from_markup(std::string text);

}  // namespace byline
