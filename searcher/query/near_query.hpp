// SPDX-License-Identifier: GPL-3.0-or-later
// Queries that look at where words stand: NEAR/n, ADJ/n, SAME, ATLEAST/n.
//
// Sides of single words of one field are asked of Xapian itself; where a side holds a phrase, or
// the same word may stand at one position under two terms (caps:ICE and ice), the positions of the
// candidates are read (position_source.hpp). Positions of two paragraphs are further apart than
// any distance (common/analysis/positions.hpp), so nothing reaches from one into the next.
//
// Thread rule: free functions without state.
#pragma once

#include <xapian.h>

#include "searcher/query/deadline.hpp"
#include "searcher/query/mentions.hpp"
#include "searcher/query/tree.hpp"

namespace byline {

// Articles in which something of `left` and something of `right` stand as `near` says, at different
// positions. Empty when a side is.
[[nodiscard]] Xapian::Query near_query(const NearNode& near, const PositionSide& left,
                                       const PositionSide& right, Deadline deadline);

// Articles that hold something of `side` as often as `counted` says, or more.
[[nodiscard]] Xapian::Query mentions_query(const AtLeastNode& counted, const PositionSide& side,
                                           Deadline deadline);

}  // namespace byline
