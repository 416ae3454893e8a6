// SPDX-License-Identifier: GPL-3.0-or-later
// How many slips of a typist lie between two words.
//
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace byline {

// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment), in code
// points; `limit` + 1 as soon as it must be more than `limit`. Costs the product
// of their lengths at most.
[[nodiscard]] std::size_t edit_distance(std::string_view left, std::string_view right,
                                        std::size_t limit);

// The same distance of one word to many. Costs the length of the other word, where the one has at
// most 64 letters. Thread rule: immutable once made.
class DistanceTo {
 public:
  explicit DistanceTo(std::string_view word);

  [[nodiscard]] std::size_t operator()(std::string_view other, std::size_t limit) const;

 private:
  [[nodiscard]] std::uint64_t places_of(char32_t letter) const;

  std::string word_;
  std::size_t length_ = 0;                  // in letters
  std::array<std::uint64_t, 128> ascii_{};  // bit i: the letter i of the word
  std::map<char32_t, std::uint64_t> others_;
};

}  // namespace byline
