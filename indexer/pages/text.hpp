// SPDX-License-Identifier: GPL-3.0-or-later
// Which blocks of a page are its article.
//
// Blocks of prose (long, with commas, without links) speak for the elements around them, most for
// the nearest; the element with the most, corrected by what names itself an article's body, is the
// article. After Readability (Arc90, Mozilla) and the text density of CETR and boilerpipe.
// Thread rule: free functions without state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/decoding/markup_tree.hpp"
#include "indexer/pages/blocks.hpp"

namespace byline {

struct PageText {
  std::vector<std::string> paragraphs;
  NodeId root = kNoNode;        // the element that it was found in
  std::size_t first_block = 0;  // of the article, in the blocks
  std::size_t link_bytes = 0;   // in the whole page, furniture left out ...
  std::size_t all_bytes = 0;    // ... and its text
};

// `title` is left out where it stands above the text.
[[nodiscard]] PageText find_page_text(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                                      std::string_view title);

}  // namespace byline
