// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a query as the analyser sees them: what it did to articles, done to the question.
//
// `O'Brien said` gives the words o'brien and said, at the positions o'brien, brien, said: a phrase
// asks for the unit where its first part would stand. A run of Chinese gives a word a character.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/tokenizer.hpp"

namespace byline {

struct ReadWord {
  std::string form;      // folded; empty when it is too long to be in an index
  std::string spelling;  // case-folded with its accents: what stemmers see
};

struct ReadWords {
  std::vector<ReadWord> words;         // units whole, not their parts
  std::vector<std::string> positions;  // the form at every successive position
  std::size_t last = 0;                // the position where the last of `words` begins
};

// Thread rule: one tokenizer a thread.
[[nodiscard]] ReadWords read_words(Tokenizer& tokenizer, std::string_view text);

}  // namespace byline
