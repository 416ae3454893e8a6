// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one page out of very many, in an order that has no accidents.
//
// Rows are compared by their rank (a score or a day), equals by id. Ids are looked up only for the
// rows of equal rank that reach into the page, so the order never depends on article numbers.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "searcher/search/archive.hpp"

namespace byline {

struct RankedRow {
  Xapian::docid docid = 0;  // in archive.all
  bool leads_story = true;  // no row of its story comes before it
  double score = 0;
  double rank = 0;  // the smaller comes first
  double tie = 0;   // the smaller comes first among equal ranks
};

struct PageRange {
  std::uint64_t offset = 0;
  std::optional<std::uint64_t> limit;  // nothing: to the end
};

// The rows of the page in order. `rows` in any order.
[[nodiscard]] std::vector<RankedRow> order_page(const Archive& archive, std::vector<RankedRow> rows,
                                                const PageRange& range);

// The `count` rows that come first of all, or as many as there are, in any order.
[[nodiscard]] std::vector<RankedRow> first_of_all(const Archive& archive,
                                                  std::vector<RankedRow> rows, std::size_t count);

}  // namespace byline
