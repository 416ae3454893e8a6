// SPDX-License-Identifier: GPL-3.0-or-later
// Folding: what makes "Café", "CAFÉ" and "cafe" the same word.
//
// Unicode NFKC case folding (ß is ss, final sigma is sigma, full-width letters are plain, soft
// hyphens and zero-width characters go), then no accents on Latin, Greek and Cyrillic letters (й
// stays й, ё is е), no Arabic vowel signs and tatweel, no Hebrew points; then a plain spelling for
// letters without a decomposition (ø o, ł l, đ d, ð d, þ th, æ ae, œ oe, ı i). Marks that are
// letters in their own right stay: Indic vowel signs, Thai marks, kana voicing (が is not か).
// Apostrophes and hyphens become the ASCII ones. fold_rules.hpp holds the tables.
// The result is on disk as terms: a change is a change of the analysis version.
//
// Thread rule: free functions, safe from any thread. Input may be any bytes; invalid UTF-8 and NUL
// become U+FFFD. Folding what is folded changes nothing.
#pragma once

#include <string>
#include <string_view>

namespace byline {

// One word.
[[nodiscard]] std::string fold_word(std::string_view word);
void append_folded_word(std::string& out, std::string_view word);

// Case and compatibility folded but accents and letters kept: what a stemmer should see
// ("étudiées"). fold_word(fold_case(w)) is fold_word(w).
[[nodiscard]] std::string fold_case(std::string_view word);
void append_folded_case(std::string& out, std::string_view word);

// A whole value, such as an outlet's name: folded, white space trimmed and collapsed to one space.
// Two values are the same outlet, author or tag exactly when these are equal.
[[nodiscard]] std::string fold_value(std::string_view value);

// White space trimmed and collapsed, nothing else: a value as it is shown.
[[nodiscard]] std::string squeeze(std::string_view value);
// Whether squeezing changes nothing, which costs less to tell than to do.
[[nodiscard]] bool is_squeezed(std::string_view value);

}  // namespace byline
