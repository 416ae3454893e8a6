// SPDX-License-Identifier: GPL-3.0-or-later
// A page as the blocks of text that a reader of it sees, menus and the like left out.
//
// An element is furniture when its tag, role, class or id says so and it does not hold most of the
// page's text; what a browser hides is left out always.
// Thread rule: free functions without state.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/decoding/markup_tree.hpp"

namespace byline {

struct TextBlock {
  NodeId node = 0;       // the block element that it stands in directly
  NodeId text_node = 0;  // its first text
  std::string text;      // one line
  std::size_t link_bytes = 0;
  int heading = 0;          // 1 to 6; 0: none
  bool is_item = false;     // in a list
  bool is_cell = false;     // in a table
  std::uint32_t marks = 0;  // of the elements around it, up to three (marks.hpp)
};

enum class Furniture { LeaveOut, Keep };

[[nodiscard]] std::vector<TextBlock> text_blocks(const MarkupTree& page, Furniture furniture);

}  // namespace byline
