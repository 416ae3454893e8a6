// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of cells in aligned columns, with a bar at the end where there is room.
#pragma once

#include <string>
#include <vector>

#include "searcher/render/text_style.hpp"

namespace byline {

enum class Align { Left, Right };

struct GridColumn {
  std::string heading;
  Align align = Align::Left;
};

// Cells are terminal-safe. Columns are two spaces apart.
class TextGrid {
 public:
  explicit TextGrid(std::vector<GridColumn> columns) : columns_(std::move(columns)) {}

  // `weight` is what the bar shows; it is drawn in proportion to the largest of all rows.
  void add(std::vector<std::string> cells, double weight);

  // For a terminal: heading, cells (left-aligned ones cut with "…" when the columns would not fit
  // otherwise), bars of 8 to 60 columns where they leave 20 columns to each of those.
  [[nodiscard]] std::string with_bars(const TextStyle& style) const;
  // For a pipe: aligned cells, nothing cut, no heading; the last cell is not padded.
  [[nodiscard]] std::string plain() const;

 private:
  struct Row {
    std::vector<std::string> cells;
    double weight;
  };
  [[nodiscard]] std::vector<std::size_t> widths(bool with_heading) const;
  void squeeze(std::vector<std::size_t>& widths, std::size_t columns, std::size_t floor) const;
  [[nodiscard]] std::string line(const std::vector<std::string>& cells,
                                 const std::vector<std::size_t>& widths) const;

  std::vector<GridColumn> columns_;
  std::vector<Row> rows_;
};

}  // namespace byline
