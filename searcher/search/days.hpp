// SPDX-License-Identifier: GPL-3.0-or-later
// The dates of many articles, read from the day slots in one pass.
#pragma once

#include <xapian.h>

#include <optional>

#include "common/date/date_words.hpp"
#include "searcher/search/slot_reader.hpp"

namespace byline {

class DayReader {
 public:
  explicit DayReader(const WantedArticles& wanted);

  // First and last day that an article's date may mean, equal for a whole date; nothing for an
  // article without one. Docids ascending. Throws Xapian::DatabaseCorruptError
  // for days that no date has.
  [[nodiscard]] std::optional<DaySpan> read(Xapian::docid docid);

 private:
  SlotReader first_;
  SlotReader last_;
};

}  // namespace byline
