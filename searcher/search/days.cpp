// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/days.hpp"

#include "common/index/schema.hpp"

namespace byline {

DayReader::DayReader(const WantedArticles& wanted)
    : first_(wanted, kSlotFirstDay), last_(wanted, kSlotLastDay) {}

std::optional<DaySpan> DayReader::read(Xapian::docid docid) {
  const bool has_first = first_.move_to(docid);
  const bool has_last = last_.move_to(docid);
  if (!has_first || !has_last) return std::nullopt;
  return DaySpan{unpack_day(first_.value()), unpack_day(last_.value())};
}

}  // namespace byline
