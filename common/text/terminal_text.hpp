// SPDX-License-Identifier: GPL-3.0-or-later
// Text that cannot harm a terminal, and its width there.
//
// Articles, file names and queries are written by others. Escape sequences, C0 and C1 controls,
// bidirectional overrides, zero-width and tag characters, non-characters and invalid UTF-8 become
// visible escapes such as \x1b or \u202e (after fd's sanitize.rs; CWE-150).
//
// Thread rule: free functions without state.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace byline {

enum class LineBreaks { Escape, Keep };

// `text` safe to print. Tabs become one space. At most eight combining marks follow one character.
[[nodiscard]] std::string terminal_safe(std::string_view text,
                                        LineBreaks line_breaks = LineBreaks::Escape);

// Columns that terminal-safe `text` takes: 2 for wide East Asian characters, 0 for marks.
[[nodiscard]] std::size_t display_width(std::string_view text);

// The longest prefix that fits `columns`, ended by "…" when something was cut.
[[nodiscard]] std::string fit_to_width(std::string_view text, std::size_t columns);

// `text` broken at spaces into lines of at most `columns` (a longer word is broken inside).
// At least one line; `columns` of 0 means no limit.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t columns);

}  // namespace byline
