// SPDX-License-Identifier: GPL-3.0-or-later
// What a page shows people about its article: the byline and the date near the headline, the date
// in its address.
//
// Thread rule: free functions without state.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/markup_tree.hpp"
#include "indexer/readers/page_blocks.hpp"
#include "indexer/readers/page_facts.hpp"

namespace byline {

// Adds dates and authors that stand near the headline or at the ends of the text, never those of a
// sidebar. `first` is the first block of the text.
void add_shown_facts(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                     std::string_view title, std::size_t first, PageFacts& facts);

// "/2014/03/05/" in an address; less is no date.
void add_url_date(std::string_view url, PageFacts& facts);

}  // namespace byline
