// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/days.hpp"

#include <string>

#include "common/index/schema.hpp"

namespace byline {

namespace {

const Day kFirstDay = day_of(1, 1, 1);
const Day kLastDay = day_of(9999, 12, 31);

}  // namespace

DayReader::DayReader(const WantedArticles& wanted)
    : first_(wanted, kSlotFirstDay), last_(wanted, kSlotLastDay) {}

std::optional<DaySpan> DayReader::read(Xapian::docid docid) {
  const bool has_first = first_.move_to(docid);
  const bool has_last = last_.move_to(docid);
  if (!has_first || !has_last) return std::nullopt;
  const DaySpan span{unpack_day(first_.value()), unpack_day(last_.value())};
  if (span.first < kFirstDay || span.first > span.last || span.last > kLastDay)
    throw Xapian::DatabaseCorruptError("article " + std::to_string(docid) + " has no such date");
  return span;
}

}  // namespace byline
