// SPDX-License-Identifier: GPL-3.0-or-later
// The values of many articles in one slot, read in one pass.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/search/archive.hpp"

namespace byline {

// Where the articles that a reader is asked for lie, and about how many they are.
struct WantedArticles {
  const Archive& archive;           // outlives the reader
  std::optional<std::size_t> part;  // their numbers are those of this index; else those in all
  std::size_t count = 0;
};

// One slot, asked for articles in ascending order.
class SlotReader {
 public:
  SlotReader(const WantedArticles& wanted, Xapian::valueno slot);

  // Whether the article has a value, which value() then returns, valid until the next move.
  [[nodiscard]] bool move_to(Xapian::docid docid);
  [[nodiscard]] std::string_view value() const { return value_; }

 private:
  const ValueColumn* column_ = nullptr;  // else:
  Xapian::ValueIterator at_{};
  Xapian::ValueIterator end_{};
  std::string read_;
  std::string_view value_;
};

}  // namespace byline
