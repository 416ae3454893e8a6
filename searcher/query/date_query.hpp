// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges of days as queries: the terms of whole years, months and days, or the day slots of an
// index that lacks the terms. All are weightless.
//
// Thread rule: free functions; the vocabulary belongs to one thread.
#pragma once

#include <xapian.h>

#include "common/date/date_range.hpp"
#include "searcher/query/vocabulary.hpp"

namespace byline {

struct DateQuery {
  // Articles that are surely within the range: all of the month or year that an imprecise date
  // names lies in it. With range.maybe, those of `perhaps` too. An open end still asks for a date.
  Xapian::Query sure;
  // Articles of which only a part of the month or year lies in it; empty when there are none. (Of
  // an index without the terms: all of which a part does.)
  Xapian::Query perhaps;
};

[[nodiscard]] DateQuery date_query(const DateRange& range, const Vocabulary& vocabulary);

}  // namespace byline
