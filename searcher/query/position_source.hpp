// SPDX-License-Identifier: GPL-3.0-or-later
// Tests inside Xapian's matcher that read positions: what its own operators, which take single
// words only, cannot ask.
//
// Not for remote databases. A test costs the positions of both sides in each article that holds
// both.
#pragma once

#include <xapian.h>

#include <cstdint>

#include "searcher/query/deadline.hpp"
#include "searcher/query/mentions.hpp"
#include "searcher/query/tree.hpp"

namespace byline {

// Articles where a mention of `left` and one of `right` that do not overlap stand as `near` says,
// from the end of the one to the beginning of the other. The match throws TimeLimitPassed.
[[nodiscard]] Xapian::Query near_by_reading(const NearNode& near, const PositionSide& left,
                                            const PositionSide& right, Deadline deadline);

// Articles with `times` mentions or more that do not overlap.
[[nodiscard]] Xapian::Query mentions_by_reading(std::uint32_t times, const PositionSide& side,
                                                Deadline deadline);

}  // namespace byline
