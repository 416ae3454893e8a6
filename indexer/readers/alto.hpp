// SPDX-License-Identifier: GPL-3.0-or-later
// ALTO: a printed page as words, in lines and blocks.
//
// Thread rule: values; free functions without state.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/decoding/markup_tree.hpp"

namespace byline::alto {

struct Word {
  std::string text;  // "": the second half of a hyphenated word, which stands whole in the first
  std::size_t block = 0;  // number of its text block, from 0
};

struct Page {
  std::vector<Word> words;
  // First and one past the last word of each element with an ID: block, line, word.
  std::map<std::string, std::pair<std::size_t, std::size_t>, std::less<>> places;
  std::string number;  // as printed, else as scanned, or ""
};

[[nodiscard]] Page read(const MarkupTree& tree, NodeId root);

// The words from `first` to before `end` that are not taken, a paragraph a block. `is_taken` is as
// long as the page's words, or empty: none is.
[[nodiscard]] std::vector<std::string> paragraphs(const Page& page, std::size_t first,
                                                  std::size_t end,
                                                  const std::vector<bool>& is_taken = {});

}  // namespace byline::alto
