// SPDX-License-Identifier: GPL-3.0-or-later
// The headline of a page: what it shows where that agrees with what it states for machines, since
// sites add their name and slogans to the latter.
//
// Thread rule: free functions without state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/decoding/markup_tree.hpp"
#include "indexer/pages/blocks.hpp"
#include "indexer/pages/facts.hpp"

namespace byline {

struct PageTitle {
  std::string text;  // "" where there is none
  // No heading agrees with it, and nothing but <title> states it: perhaps a section's or a site's.
  bool is_doubtful = false;
};

// `all` are the blocks with the furniture. A name that the page gives its site (og:site_name, a
// link to the front page) is no headline, nor a part of one.
[[nodiscard]] PageTitle page_title(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                                   const std::vector<TextBlock>& all, const PageFacts& facts);

// Whether an address has no path, or none but "/": the front page of a site.
[[nodiscard]] bool is_front(std::string_view address);

}  // namespace byline
