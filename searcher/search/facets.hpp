// SPDX-License-Identifier: GPL-3.0-or-later
// --by: how many of the matched articles have each value, or each pair of values.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/search/archive.hpp"
#include "searcher/search/matches.hpp"
#include "searcher/search/results.hpp"
#include "searcher/search/search.hpp"

namespace byline {

struct FacetCounts {
  std::vector<ValueRow> rows;   // all of them, in order
  std::uint64_t imprecise = 0;  // articles left out because a date is too wide for a key
};

// Requires one or two keys. An article with several values counts once in each distinct row.
[[nodiscard]] FacetCounts count_facets(const Archive& archive, const Matches& matches,
                                       const std::vector<BrowseKey>& keys, ValueOrder order);

}  // namespace byline
