// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/text_grid.hpp"

#include <algorithm>

#include "common/text/terminal_text.hpp"
#include "searcher/render/bars.hpp"

namespace byline {

namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kShortestBar = 8;
constexpr std::size_t kLongestBar = 60;
// A left-aligned cell is not cut below this for a bar, and never below the other.
constexpr std::size_t kReadableCell = 20;
constexpr std::size_t kNarrowestCell = 8;

std::size_t total_of(const std::vector<std::size_t>& widths) {
  std::size_t total = 0;
  for (const std::size_t width : widths) total += width;
  return total + kGap * (widths.size() - 1);
}

void trim_right(std::string& line) {
  line.erase(line.find_last_not_of(' ') + 1);
}

}  // namespace

void TextGrid::add(std::vector<std::string> cells, double weight) {
  rows_.push_back({std::move(cells), weight});
}

std::vector<std::size_t> TextGrid::widths(bool with_heading) const {
  std::vector<std::size_t> widths(columns_.size(), 0);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (with_heading) widths[i] = display_width(columns_[i].heading);
    for (const Row& row : rows_) widths[i] = std::max(widths[i], display_width(row.cells[i]));
  }
  return widths;
}

// Takes from the widest left-aligned column first, so that short values stay whole.
void TextGrid::squeeze(std::vector<std::size_t>& widths, std::size_t columns,
                       std::size_t floor) const {
  while (total_of(widths) > columns) {
    std::size_t widest = columns_.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool may_shrink = columns_[i].align == Align::Left && widths[i] > floor;
      if (may_shrink && (widest == columns_.size() || widths[i] > widths[widest])) widest = i;
    }
    if (widest == columns_.size()) return;
    --widths[widest];
  }
}

std::string TextGrid::line(const std::vector<std::string>& cells,
                           const std::vector<std::size_t>& widths) const {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line.append(kGap, ' ');
    const std::string cell = fit_to_width(cells[i], widths[i]);
    line +=
        columns_[i].align == Align::Left ? pad_right(cell, widths[i]) : pad_left(cell, widths[i]);
  }
  return line;
}

std::string TextGrid::with_bars(const TextStyle& style) const {
  std::vector<std::size_t> cell_widths = widths(true);
  squeeze(cell_widths, style.columns() - std::min(style.columns(), kGap + kShortestBar),
          kReadableCell);
  squeeze(cell_widths, style.columns(), kNarrowestCell);
  const std::size_t used = total_of(cell_widths) + kGap;
  const std::size_t room = style.columns() > used ? style.columns() - used : 0;
  const std::size_t bar_columns = room < kShortestBar ? 0 : std::min(room, kLongestBar);
  double largest = 0;
  for (const Row& row : rows_) largest = std::max(largest, row.weight);

  std::vector<std::string> headings;
  for (const GridColumn& column : columns_) headings.push_back(column.heading);
  std::string heading = line(headings, cell_widths);
  trim_right(heading);
  std::string text = style.paint(Style::Dim, heading) + "\n";
  for (const Row& row : rows_) {
    std::string cells = line(row.cells, cell_widths) + std::string(kGap, ' ') +
                        bar(row.weight, largest, bar_columns);
    trim_right(cells);
    text += cells + "\n";
  }
  return text;
}

std::string TextGrid::plain() const {
  std::vector<std::size_t> cell_widths = widths(false);
  std::string text;
  for (const Row& row : rows_) {
    std::string cells = line(row.cells, cell_widths);
    trim_right(cells);
    text += cells + "\n";
  }
  return text;
}

}  // namespace byline
