// SPDX-License-Identifier: GPL-3.0-or-later
// The terms of one article, out of a tag of glass's termlist table.
//
// Source: backends/glass/glass_termlist.cc of xapian-core 1.4.22.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/index/packed_bytes.hpp"
#include "common/index/table_reader.hpp"

namespace byline {

// Thread rule: one thread. What is damaged throws Xapian::DatabaseCorruptError.
class TermlistReader {
 public:
  // `tag` lives as long as the reader. An empty one has no terms.
  explicit TermlistReader(const StoredTag& tag);
  TermlistReader(const TermlistReader&) = delete;
  TermlistReader& operator=(const TermlistReader&) = delete;

  // To the next term, in the order of bytes; false behind the last.
  bool next();

  [[nodiscard]] const std::string& term() const { return term_; }
  [[nodiscard]] std::uint64_t wdf() const { return wdf_; }

 private:
  std::string inflated_;
  PackedBytes left_;
  bool is_first_ = true;
  std::string term_;
  std::uint64_t wdf_ = 0;
};

}  // namespace byline
