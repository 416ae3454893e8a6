// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/days.hpp"

#include "common/index/schema.hpp"

namespace byline {

SlotReader::SlotReader(const Xapian::Database& database, Xapian::valueno slot)
    : value_(database.valuestream_begin(slot)), end_(database.valuestream_end(slot)) {}

bool SlotReader::move_to(Xapian::docid docid) {
  if (value_ == end_) return false;
  // The next value is most often the one that is wanted, and a step is cheaper than a skip.
  if (value_.get_docid() < docid) ++value_;
  if (value_ != end_ && value_.get_docid() < docid) value_.skip_to(docid);
  return value_ != end_ && value_.get_docid() == docid;
}

DayReader::DayReader(const Xapian::Database& database)
    : first_(database, kSlotFirstDay), last_(database, kSlotLastDay) {}

std::optional<DaySpan> DayReader::read(Xapian::docid docid) {
  const bool has_first = first_.move_to(docid);
  const bool has_last = last_.move_to(docid);
  if (!has_first || !has_last) return std::nullopt;
  return DaySpan{unpack_day(first_.value()), unpack_day(last_.value())};
}

}  // namespace byline
