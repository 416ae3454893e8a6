// SPDX-License-Identifier: GPL-3.0-or-later
// Where the article of a page ends and the next one begins.
//
// Thread rule: free function without state.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/decoding/markup_tree.hpp"
#include "indexer/pages/blocks.hpp"

namespace byline {

// Pages that go on without an end show the next articles below their own, each an <article> with an
// <h1>: without the blocks of these. `title` is the headline of the page's own.
[[nodiscard]] std::vector<TextBlock> without_next_articles(const MarkupTree& page,
                                                           std::vector<TextBlock> blocks,
                                                           std::string_view title);

}  // namespace byline
