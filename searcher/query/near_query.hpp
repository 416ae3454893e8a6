// SPDX-License-Identifier: GPL-3.0-or-later
// Queries that look at where words stand: NEAR/n, ADJ/n, SAME, ATLEAST/n.
//
// A side is the set of terms that any of its words may be. Positions of two paragraphs are further
// apart than any distance (common/analysis/positions.hpp), so nothing reaches from one into the
// next.
//
// Thread rule: free functions without state.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <set>
#include <string>

#include "searcher/query/tree.hpp"

namespace byline {

using TermSet = std::set<std::string>;

// Articles in which a term of `left` and one of `right` stand as `near` says, at different
// positions. Empty when a side is.
[[nodiscard]] Xapian::Query near_query(const NearNode& near, const TermSet& left,
                                       const TermSet& right);

// Articles that hold terms of `side` at `times` positions or more.
[[nodiscard]] Xapian::Query mentions_query(std::uint32_t times, const TermSet& side);

}  // namespace byline
