// SPDX-License-Identifier: GPL-3.0-or-later
// Where a word ends, and what joins it to the next: the rules of the tokenizer, on offsets alone.
//
// Joined without a space, each between word characters:
//   apostrophe, hyphen, &, @, _   always: O'Brien, COVID-19, AT&T, R&B, user@example.org
//   /  ,                          between digits: 9/11, 24/7, 1,000 (and/or is two words)
//   .                             between digits, or of cased letters unless a sentence seems to
//   end
//                                 there (a capital after anything but a capital): 3.5, example.org
// Two signs in a row, dashes and all other signs separate.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/analysis/char_class.hpp"

namespace byline {

// Letters of the longest abbreviation such as U.S.A.
inline constexpr std::size_t kMaxAcronymLetters = 16;

// One word of a text: [begin, end).
struct ScannedWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t upper = 0;                  // upper-case letters
  std::size_t lower = 0;                  // lower-case letters
  CharClass last = CharClass::Separator;  // its last letter or digit
  bool acronym = false;                   // its dots are not part of the form
  bool broken = false;                    // it holds a hyphen and a line feed that are not either
};

// The word that begins at `offset`, where is_word() holds. Time is linear in what is consumed.
[[nodiscard]] ScannedWord scan_word(std::string_view text, std::size_t offset);

struct Joiner {
  char sign;         // as it stands in the unit's form
  std::size_t next;  // where the next word begins
};

// What joins `word` to a word after it.
[[nodiscard]] std::optional<Joiner> joiner_after(std::string_view text, const ScannedWord& word);

// The bytes of `word` without the dots or line ends that are not part of its form; `scratch` is
// used only when there are some.
[[nodiscard]] std::string_view bare_word(std::string_view text, const ScannedWord& word,
                                         std::string& scratch);

}  // namespace byline
