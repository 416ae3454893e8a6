// SPDX-License-Identifier: GPL-3.0-or-later
// Folding: what makes "Café", "CAFÉ" and "cafe" the same word.
//
// Unicode NFKC case folding, then canonical decomposition without its marks (Mn), then the letters
// that have no decomposition but a usual plain spelling (ø, ł, đ, æ, œ, ı: ß is case-folded to ss).
// Marks of scripts where they are letters in their own right (Indic, Thai, Hangul, Hebrew and
// Arabic vowel points are marks and go; Devanagari vowel signs stay) are kept.
// The result is on disk as terms: a change is a change of the analysis version.
//
// Thread rule: free functions, safe from any thread. Input may be any bytes; invalid UTF-8 becomes
// U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace byline {

// One word: folded, soft hyphens and zero-width characters gone, typographic apostrophes straight.
[[nodiscard]] std::string fold_word(std::string_view word);

// Case and compatibility folded but accents kept: what a stemmer should see ("étudiées").
[[nodiscard]] std::string fold_case(std::string_view word);

// A whole value, such as an outlet's name: folded, white space trimmed and collapsed to one space.
// Two values are the same outlet, author or tag exactly when these are equal.
[[nodiscard]] std::string fold_value(std::string_view value);

// White space trimmed and collapsed, nothing else: a value as it is shown.
[[nodiscard]] std::string squeeze(std::string_view value);

}  // namespace byline
