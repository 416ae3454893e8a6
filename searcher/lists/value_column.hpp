// SPDX-License-Identifier: GPL-3.0-or-later
// The values of one slot in memory, by article.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace byline {

// Thread rule: filled by one thread, then constant.
class ValueColumn {
 public:
  // Articles ascend. Throws Xapian::DatabaseError for more than 4 GiB of values.
  void add(Xapian::docid article, std::string_view value);

  // Empty for an article without one.
  [[nodiscard]] std::string_view value(Xapian::docid article) const {
    if (article + std::size_t{1} >= begins_.size()) return {};
    const std::uint32_t begin = begins_[article];
    return {bytes_.data() + begin, begins_[article + 1] - begin};
  }

 private:
  std::vector<std::uint32_t> begins_;  // in `bytes_`, by article, and where the last one ends
  std::string bytes_;
};

}  // namespace byline
