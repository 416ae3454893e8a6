// SPDX-License-Identifier: GPL-3.0-or-later
// The days that a page shows people, and that its address holds.
//
// Thread rule: free functions without state.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/decoding/markup_tree.hpp"
#include "indexer/pages/blocks.hpp"
#include "indexer/pages/facts.hpp"
#include "indexer/pages/place.hpp"

namespace byline {

// Adds the days that stand near the headline or at the ends of the text, never those of a sidebar.
// Where `facts` state several days, or one in UTC, the shown one of them comes first from then on.
void add_shown_dates(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                     const PagePlace& place, PageFacts& facts);

// Whether a short text states a day: "Saltmere, 3 May 2014", "26 | 01 | 2022".
[[nodiscard]] bool states_day(std::string_view text);

// "/2014/03/05/" in an address; where there is no day, "/2014/03/", the least trusted.
void add_url_date(std::string_view url, PageFacts& facts);

}  // namespace byline
