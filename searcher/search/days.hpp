// SPDX-License-Identifier: GPL-3.0-or-later
// The dates of many articles, read from the day slots in one pass.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "common/date/date.hpp"

namespace byline {

// First and last day that an article's date may mean; equal for a whole date.
struct DaySpan {
  Day first = 0;
  Day last = 0;
};

// One slot of a database, asked for articles in ascending order.
class SlotReader {
 public:
  SlotReader(const Xapian::Database& database, Xapian::valueno slot);

  // Whether the article has a value, which value() then returns.
  [[nodiscard]] bool move_to(Xapian::docid docid);
  [[nodiscard]] std::string value() const { return *value_; }

 private:
  Xapian::ValueIterator value_;
  Xapian::ValueIterator end_;
};

class DayReader {
 public:
  explicit DayReader(const Xapian::Database& database);

  // Nothing for an article without a date. Docids ascending.
  [[nodiscard]] std::optional<DaySpan> read(Xapian::docid docid);

 private:
  SlotReader first_;
  SlotReader last_;
};

}  // namespace byline
