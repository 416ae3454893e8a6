// SPDX-License-Identifier: GPL-3.0-or-later
// Which marks folding drops, and the letters it spells plainly: the tables behind fold.hpp.
//
// On disk as terms: a change is a change of the analysis version.
#pragma once

#include <string_view>

namespace byline {

// True when `mark` goes after the letter `base` (both canonically decomposed, case-folded; `base`
// is 0 at the beginning): accents of European scripts, Hebrew points, Arabic vowel signs, the
// hamza and madda of alef, the tatweel. Kept are the breve of й, which Russian counts as a letter
// of its own (ё is not: Russian prints it as е), and all marks of Indic scripts, Thai and kana.
[[nodiscard]] bool is_dropped_mark(char32_t mark, char32_t base);

// The plain spelling of a letter that has no decomposition (ø is "o", æ is "ae") or of a
// typographic apostrophe, hyphen or fraction slash; "" when it stays as it is.
[[nodiscard]] std::string_view plain_spelling(char32_t letter);

// Quotes and accents that people type for an apostrophe, the straight one included.
[[nodiscard]] bool is_apostrophe(char32_t code_point);

// Hyphens inside a word: the ASCII one, U+2010, the non-breaking U+2011, small and full-width.
[[nodiscard]] bool is_hyphen(char32_t code_point);

}  // namespace byline
