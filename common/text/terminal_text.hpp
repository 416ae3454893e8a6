// SPDX-License-Identifier: GPL-3.0-or-later
// Text that cannot harm a terminal, and its width there.
//
// Articles, file names and queries are written by others. Escape sequences, C0 and C1 controls,
// bidirectional overrides, zero-width and tag characters, non-characters and invalid UTF-8 become
// visible escapes such as \x1b or \u202e (after fd's sanitize.rs; CWE-150). Soft hyphens go.
// Backslashes of the text are not doubled: the result is for reading, not for reading back.
//
// Thread rule: free functions without state.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace byline {

enum class LineBreaks { Escape, Keep };

// `text` safe to print: valid UTF-8 without any of these. Tabs become one space. At most eight
// combining marks follow one character, the others are left out.
[[nodiscard]] std::string terminal_safe(std::string_view text,
                                        LineBreaks line_breaks = LineBreaks::Escape);

// Columns that terminal-safe `text` takes: 2 for wide East Asian characters and emoji, 0 for marks.
[[nodiscard]] std::size_t display_width(std::string_view text);

// The longest prefix that fits `columns`, ended by "…" when something was cut (the spaces before it
// go). A character keeps its marks.
[[nodiscard]] std::string fit_to_width(std::string_view text, std::size_t columns);

// `text` broken at spaces into lines of at most `columns` (a longer word is broken inside); a line
// feed always ends a line, several spaces count as one. At least one line; `columns` of 0 means no
// limit, and a character that is wider than `columns` has a line of its own.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t columns);

}  // namespace byline
