// SPDX-License-Identifier: GPL-3.0-or-later
// Queries that look at where words stand: phrases, NEAR/n, ADJ/n, SAME, ATLEAST/n.
//
// Xapian's operators for positions take single words of one field only, read positions slowly, and
// miss pairs where both sides hold the same word. Here the positions of the articles that hold all
// the words are read off the lists (searcher/lists/term_lists.hpp) inside Xapian's matcher.
// Positions of two paragraphs are further apart than any distance (common/analysis/positions.hpp),
// so nothing reaches from one into the next. A test costs the positions of both sides in each such
// article.
//
// Thread rule: free functions without state; what they give belongs to one thread.
#pragma once

#include <xapian.h>

#include <cstdint>

#include "searcher/lists/term_lists.hpp"
#include "searcher/query/deadline.hpp"
#include "searcher/query/mentions.hpp"
#include "searcher/query/tree.hpp"

namespace byline {

// Articles where a mention of `left` and one of `right` that do not overlap stand as `near` says,
// from the end of the one to the beginning of the other. Empty when a side is. The match throws
// TimeLimitPassed.
[[nodiscard]] Xapian::Query near_query(const NearNode& near, const PositionSide& left,
                                       const PositionSide& right, const KnownLists& lists,
                                       Deadline deadline);

// Articles with `times` mentions or more that do not overlap; with one, the articles of a phrase.
[[nodiscard]] Xapian::Query mentions_query(std::uint32_t times, const PositionSide& side,
                                           const KnownLists& lists, Deadline deadline);

}  // namespace byline
