// SPDX-License-Identifier: GPL-3.0-or-later
// Text of a record made plain: one line, or paragraphs, without markup and control characters.
//
// Thread rule: free functions without state. Input is valid UTF-8; so is what they return.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace byline {

// More paragraphs than this are joined into the last one.
inline constexpr std::size_t kMaxParagraphs = 50'000;

// C0 controls and DEL are gone, but tab and line breaks stay (CRLF, CR, form feed, U+2028 and
// U+2029 become line feeds); U+0080 to U+009F are read as the Windows-1252 characters that they
// were meant to be (as HTML does). The five that stand for none are gone, but behind a character
// beyond ASCII: there they may be what is left of UTF-8, which cleaning mends or takes out.
[[nodiscard]] std::string without_controls(std::string text);

// Without white space of ASCII at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// Takes the first line off `text`; without its end, LF or CRLF.
[[nodiscard]] std::string_view take_line(std::string_view& text);

// Takes digits off the front of `text`; false when there are none.
bool take_number(std::string_view& text);

// Takes `word` off the front of `text`; false when it does not begin with it.
bool take_word(std::string_view& text, std::string_view word);

// A value on one line: no markup, no entities, no controls, white space trimmed and collapsed.
[[nodiscard]] std::string plain_line(std::string_view text);

// Paragraphs, each a plain line, none empty. Blank lines and block tags part them; where there are
// none, line ends do, unless the lines are those of a wrapped text: then they are joined, and a
// word hyphenated at a line end with them, up to a line that is indented where most are not.
[[nodiscard]] std::vector<std::string> plain_paragraphs(std::string_view text);

// The same of a text that holds no markup: "Acme <P>" stays as it is.
[[nodiscard]] std::vector<std::string> literal_paragraphs(std::string_view text);

// Whether a value says that there is none: "", null, None, nan, N/A, undefined. `none` is also what
// stands for a missing value in queries, so no value may fold to it.
[[nodiscard]] bool is_missing(std::string_view value);

// The items of a list written as text: "['a', 'b']", "[\"a\"]", else `text` cut at each of
// `separators`. Trimmed; empty items are left out.
[[nodiscard]] std::vector<std::string> list_items(std::string_view text,
                                                  std::string_view separators);

// Whether a folded text that is shown and a folded title that is stated are one: the same, or one
// of some length inside the other.
[[nodiscard]] bool agrees(const std::string& shown, const std::string& stated);

}  // namespace byline
