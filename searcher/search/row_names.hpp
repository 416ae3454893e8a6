// SPDX-License-Identifier: GPL-3.0-or-later
// The values of one key of --by over all indexes: spellings that fold alike are one row.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace byline {

class RowNames {
 public:
  // Row of the articles without a value; it is called kMissing.
  static constexpr std::uint32_t kNone = 0;

  RowNames();

  // The row of a value, a new one if no spelling of it was seen.
  [[nodiscard]] std::uint32_t row_of(std::string_view value);

  // Counts matched articles that spell the value of `row` so.
  void add_spelling(std::uint32_t row, const std::string& spelling, std::uint64_t articles);

  // What `row` is called whatever its spellings; an empty title changes nothing.
  void set_title(std::uint32_t row, const std::string& title);

  // The title, else the spelling that most matched articles use; of equals the smaller bytes.
  [[nodiscard]] std::string name(std::uint32_t row) const;
  // What rows are ordered by: the folded name.
  [[nodiscard]] std::string folded(std::uint32_t row) const;

 private:
  std::unordered_map<std::string, std::uint32_t> rows_;
  std::vector<std::string> folded_;                              // by row
  std::vector<std::map<std::string, std::uint64_t>> spellings_;  // by row
  std::unordered_map<std::uint32_t, std::string> titles_;
};

}  // namespace byline
