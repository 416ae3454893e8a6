// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/lists/value_column.hpp"

#include <limits>

namespace byline {

void ValueColumn::add(Xapian::docid article, std::string_view value) {
  const auto begin = static_cast<std::uint32_t>(bytes_.size());
  begins_.resize(std::size_t{article} + 1, begin);
  if (value.size() > std::numeric_limits<std::uint32_t>::max() - begin)
    throw Xapian::DatabaseError("more than 4 GiB of values in a slot");
  bytes_ += value;
  begins_.push_back(static_cast<std::uint32_t>(bytes_.size()));
}

}  // namespace byline
