// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a page shows as its authors: the byline near the headline.
//
// Thread rule: free function without state.
#pragma once

#include <vector>

#include "indexer/decoding/markup_tree.hpp"
#include "indexer/pages/blocks.hpp"
#include "indexer/pages/facts.hpp"
#include "indexer/pages/place.hpp"

namespace byline {

// Adds authors that stand near the headline or at the ends of the text, never those of a sidebar.
void add_shown_authors(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                       const PagePlace& place, PageFacts& facts);

}  // namespace byline
