// SPDX-License-Identifier: GPL-3.0-or-later
// Queries that read no text: days, lengths and whole values. All are weightless.
//
// Thread rule: free functions; the vocabulary belongs to one thread.
#pragma once

#include <xapian.h>

#include "searcher/query/tree.hpp"
#include "searcher/query/vocabulary.hpp"

namespace byline {

// Articles that are surely within `range`: all of the month or year that an imprecise date names
// lies in it. With range.maybe, also those that may be. An open end still asks for a date.
[[nodiscard]] Xapian::Query date_query(const DateRange& range);

[[nodiscard]] Xapian::Query length_query(const NumberNode& range);

// The whole value; for an id that no article has also those that begin with it (7 characters or
// more).
[[nodiscard]] Xapian::Query value_query(const WholeValueNode& value, Vocabulary& vocabulary);

}  // namespace byline
