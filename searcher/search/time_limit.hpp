// SPDX-License-Identifier: GPL-3.0-or-later
// A clock inside Xapian's matcher, which has none that holds while it counts.
//
// Xapian looks at the source for every article that the words alone would match, before it tests
// phrases, so a query that matches nothing after much work is stopped as well.
#pragma once

#include <xapian.h>

#include "searcher/query/deadline.hpp"

namespace byline {

// `query`, matching and scoring alike, until `deadline`; then the match throws TimeLimitPassed.
[[nodiscard]] Xapian::Query until(Deadline deadline, const Xapian::Query& query);

}  // namespace byline
