// SPDX-License-Identifier: GPL-3.0-or-later
// How many slips of a typist lie between two words.
//
// Thread rule: free function without state.
#pragma once

#include <cstddef>
#include <string_view>

namespace byline {

// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment), in code
// points; `limit` + 1 as soon as it must be more than `limit`. Costs limit x length.
[[nodiscard]] std::size_t edit_distance(std::string_view left, std::string_view right,
                                        std::size_t limit);

}  // namespace byline
