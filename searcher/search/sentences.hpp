// SPDX-License-Identifier: GPL-3.0-or-later
// Where sentences begin and end: good enough to cut a snippet at.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace byline {

// Byte offsets: [begin, end), without the white space around it.
struct Sentence {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The sentences of one paragraph, in order; together they hold all its text but white space.
// A full stop ends one only before white space and what can begin a sentence, and not after an
// initial ("J.") or a usual abbreviation ("Mr."). Stops of East Asian scripts always do.
[[nodiscard]] std::vector<Sentence> split_sentences(std::string_view paragraph);

}  // namespace byline
