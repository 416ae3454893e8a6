// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/edit_distance.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <vector>

#include "common/text/utf8.hpp"

namespace byline {

namespace {

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t offset = 0; offset < text.size();) points += next_code_point(text, offset);
  return points;
}

using Row = std::vector<std::size_t>;

struct Table {
  Row before_last;
  Row last;
  Row row;
};

// Fills `row` for the letter left[i - 1]; gives its smallest entry.
std::size_t fill_row(Table& table, std::u32string_view left, std::u32string_view right,
                     std::size_t i) {
  table.row[0] = i;
  for (std::size_t j = 1; j <= right.size(); ++j) {
    const std::size_t replaced = table.last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
    std::size_t best = std::min({replaced, table.last[j] + 1, table.row[j - 1] + 1});
    if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
      best = std::min(best, table.before_last[j - 2] + 1);
    }
    table.row[j] = best;
  }
  return *std::min_element(table.row.begin(), table.row.end());
}

}  // namespace

std::size_t edit_distance(std::string_view left_text, std::string_view right_text,
                          std::size_t limit) {
  const std::u32string left = code_points(left_text);
  const std::u32string right = code_points(right_text);
  const std::size_t longer = std::max(left.size(), right.size());
  if (longer - std::min(left.size(), right.size()) > limit) return limit + 1;
  Table table{Row(right.size() + 1), Row(right.size() + 1), Row(right.size() + 1)};
  std::iota(table.last.begin(), table.last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= left.size(); ++i) {
    if (fill_row(table, left, right, i) > limit) return limit + 1;
    std::swap(table.before_last, table.last);
    std::swap(table.last, table.row);
  }
  return std::min(table.last.back(), limit + 1);
}

namespace {
constexpr std::size_t kMostBits = 64;
}  // namespace

DistanceTo::DistanceTo(std::string_view word) : word_(word) {
  for (std::size_t offset = 0; offset < word.size(); ++length_) {
    const char32_t letter = next_code_point(word, offset);
    if (length_ >= kMostBits) continue;
    const std::uint64_t bit = std::uint64_t{1} << length_;
    (letter < ascii_.size() ? ascii_[letter] : others_[letter]) |= bit;
  }
}

std::uint64_t DistanceTo::places_of(char32_t letter) const {
  if (letter < ascii_.size()) return ascii_[letter];
  const auto found = others_.find(letter);
  return found == others_.end() ? 0 : found->second;
}

// A column of the table as the bits of its steps: H. Hyyro, "A bit-vector algorithm for computing
// Levenshtein and Damerau edit distances" (2003), with the swap of neighbours.
std::size_t DistanceTo::operator()(std::string_view other, std::size_t limit) const {
  if (length_ == 0 || length_ > kMostBits) return edit_distance(word_, other, limit);
  const std::uint64_t last = std::uint64_t{1} << (length_ - 1);
  std::uint64_t up = ~std::uint64_t{0};
  std::uint64_t down = 0;
  std::uint64_t diagonal = 0;
  std::uint64_t places_before = 0;
  std::size_t distance = length_;
  for (std::size_t offset = 0; offset < other.size();) {
    const std::uint64_t places = places_of(next_code_point(other, offset));
    const std::uint64_t swapped = ((~diagonal & places) << 1) & places_before;
    diagonal = (((places & up) + up) ^ up) | places | down | swapped;
    const std::uint64_t right_up = down | ~(diagonal | up);
    const std::uint64_t right_down = diagonal & up;
    if ((right_up & last) != 0) ++distance;
    if ((right_down & last) != 0) --distance;
    up = (right_down << 1) | ~(diagonal | ((right_up << 1) | 1));
    down = diagonal & ((right_up << 1) | 1);
    places_before = places;
  }
  return std::min(distance, limit + 1);
}

}  // namespace byline
