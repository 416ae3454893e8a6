// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/row_names.hpp"

#include "common/article/fields.hpp"
#include "common/text/fold.hpp"

namespace byline {

RowNames::RowNames() {
  (void)row_of(kMissing);
}

std::uint32_t RowNames::row_of(std::string_view value) {
  std::string folded = fold_value(value);
  const auto next = static_cast<std::uint32_t>(folded_.size());
  const auto [place, is_new] = rows_.emplace(folded, next);
  if (is_new) {
    folded_.push_back(std::move(folded));
    spellings_.emplace_back();
  }
  return place->second;
}

void RowNames::add_spelling(std::uint32_t row, const std::string& spelling,
                            std::uint64_t articles) {
  spellings_[row][spelling] += articles;
}

void RowNames::set_title(std::uint32_t row, const std::string& title) {
  if (!title.empty()) titles_[row] = title;
}

std::string RowNames::folded(std::uint32_t row) const {
  return fold_value(name(row));
}

std::string RowNames::name(std::uint32_t row) const {
  if (row == kNone) return std::string(kMissing);
  if (const auto title = titles_.find(row); title != titles_.end()) return title->second;
  const std::string* best = &folded_[row];
  std::uint64_t most = 0;
  for (const auto& [spelling, articles] : spellings_[row]) {
    if (articles <= most) continue;
    most = articles;
    best = &spelling;
  }
  return *best;
}

}  // namespace byline
