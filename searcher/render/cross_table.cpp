// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/cross_table.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "common/text/terminal_text.hpp"
#include "searcher/render/text_grid.hpp"

namespace byline {

namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNameWidth = 20;  // that a name keeps beside dates; shorter ones less
constexpr std::string_view kTotal = "articles";
constexpr std::string_view kUndated = "none";

struct CrossRow {
  std::string name;
  std::uint64_t total = 0;
  std::map<std::string, std::uint64_t> cells;  // by date
};

std::vector<CrossRow> rows_of(const ValueTable& table) {
  std::vector<CrossRow> rows;
  for (const ValueRow& row : table.rows) {
    if (rows.empty() || rows.back().name != row.values[0]) rows.push_back({row.values[0], 0, {}});
    rows.back().total += row.articles;
    rows.back().cells[row.values[1]] += row.articles;
  }
  return rows;
}

// A column of the table: one date, or all up to one.
struct CrossColumn {
  std::string heading;
  std::vector<std::string> dates;
};

class CrossTable {
 public:
  CrossTable(const TextStyle& style, const ValueTable& table)
      : style_(style), by_(terminal_safe(table.by[0])), rows_(rows_of(table)) {
    std::set<std::string> dates;
    for (const ValueRow& row : table.rows) dates.insert(row.values[1]);
    has_undated_ = dates.erase(std::string(kUndated)) > 0;
    dates_.assign(dates.begin(), dates.end());
  }

  std::string text() {
    const std::size_t taken = name_width() + kGap + std::max(kTotal.size(), widest_total());
    for (std::size_t left_out = 0; left_out < dates_.size(); ++left_out) {
      const std::vector<CrossColumn> columns = columns_without(left_out);
      std::size_t used = taken;
      for (const CrossColumn& column : columns) used += kGap + width_of(column);
      if (used <= style_.columns()) return drawn(columns);
    }
    return {};
  }

 private:
  // The earliest `left_out` dates as one column, then one each.
  [[nodiscard]] std::vector<CrossColumn> columns_without(std::size_t left_out) const {
    std::vector<CrossColumn> columns;
    const auto first = dates_.begin() + static_cast<std::ptrdiff_t>(left_out);
    if (left_out > 0) {
      columns.push_back({"to " + terminal_safe(dates_[left_out - 1]), {dates_.begin(), first}});
    }
    for (auto date = first; date != dates_.end(); ++date) {
      columns.push_back({terminal_safe(*date), {*date}});
    }
    if (has_undated_) columns.push_back({std::string(kUndated), {std::string(kUndated)}});
    return columns;
  }

  [[nodiscard]] std::string cell(const CrossRow& row, const CrossColumn& column) const {
    std::uint64_t articles = 0;
    for (const std::string& date : column.dates) {
      const auto found = row.cells.find(date);
      if (found != row.cells.end()) articles += found->second;
    }
    return articles == 0 ? "-" : style_.number(articles);
  }

  [[nodiscard]] std::size_t width_of(const CrossColumn& column) const {
    std::size_t width = display_width(column.heading);
    for (const CrossRow& row : rows_) width = std::max(width, cell(row, column).size());
    return width;
  }

  [[nodiscard]] std::size_t widest_total() const {
    std::size_t width = 0;
    for (const CrossRow& row : rows_) width = std::max(width, style_.number(row.total).size());
    return width;
  }

  [[nodiscard]] std::size_t name_width() const {
    std::size_t width = display_width(by_);
    for (const CrossRow& row : rows_) {
      width = std::max(width, display_width(terminal_safe(row.name)));
    }
    return std::min(width, kNameWidth);
  }

  [[nodiscard]] std::string drawn(const std::vector<CrossColumn>& columns) const {
    std::vector<GridColumn> headings{{by_, Align::Left}, {std::string(kTotal), Align::Right}};
    for (const CrossColumn& column : columns) headings.push_back({column.heading, Align::Right});
    TextGrid grid(std::move(headings));
    for (const CrossRow& row : rows_) {
      std::vector<std::string> cells{terminal_safe(row.name), style_.number(row.total)};
      for (const CrossColumn& column : columns) cells.push_back(cell(row, column));
      grid.add(std::move(cells), static_cast<double>(row.total));
    }
    return grid.with_bars(style_);
  }

  const TextStyle& style_;
  const std::string by_;
  const std::vector<CrossRow> rows_;
  std::vector<std::string> dates_;
  bool has_undated_ = false;
};

}  // namespace

std::string cross_table_text(const TextStyle& style, const ValueTable& table) {
  if (table.by.size() != 2 || !table.whole_values || table.rows.empty()) return {};
  return CrossTable(style, table).text();
}

}  // namespace byline
