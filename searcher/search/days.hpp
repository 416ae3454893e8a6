// SPDX-License-Identifier: GPL-3.0-or-later
// The dates of many articles, read from the day slots in one pass.
#pragma once

#include <xapian.h>

#include <optional>

#include "common/date/date.hpp"
#include "searcher/search/slot_reader.hpp"

namespace byline {

// First and last day that an article's date may mean; equal for a whole date.
struct DaySpan {
  Day first = 0;
  Day last = 0;
};

class DayReader {
 public:
  explicit DayReader(const WantedArticles& wanted);

  // Nothing for an article without a date. Docids ascending. Throws Xapian::DatabaseCorruptError
  // for days that no date has.
  [[nodiscard]] std::optional<DaySpan> read(Xapian::docid docid);

 private:
  SlotReader first_;
  SlotReader last_;
};

}  // namespace byline
