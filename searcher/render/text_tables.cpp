// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/text_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/terminal_text.hpp"
#include "searcher/render/cross_table.hpp"
#include "searcher/render/notices.hpp"
#include "searcher/render/text_grid.hpp"

namespace byline {

namespace {

std::string share_text(const std::optional<double>& share) {
  return share ? fmt::format("{:.2f} %", *share * 100) : "-";
}

// 2014, 2014-05 or 2014-05-12: as long as the unit needs; a week is named by its Monday.
std::string bucket_label(const Bucket& bucket, std::string_view unit) {
  const std::size_t length = unit == "year" ? 4 : unit == "month" ? 7 : 10;
  return terminal_safe(bucket.from.substr(0, length));
}

bool has_share(const Timeline& timeline) {
  for (const Series& series : timeline.series) {
    for (const Bucket& bucket : series.buckets) {
      if (bucket.share) return true;
    }
  }
  return false;
}

TextGrid grid_of(const TextStyle& style, const Series& series, std::string_view unit, bool share) {
  std::vector<GridColumn> columns{
      {terminal_safe(unit), Align::Left}, {"articles", Align::Right}, {"stories", Align::Right}};
  if (share) columns.push_back({"share", Align::Right});
  TextGrid grid(std::move(columns));
  for (const Bucket& bucket : series.buckets) {
    std::vector<std::string> cells{bucket_label(bucket, unit), style.number(bucket.articles),
                                   style.number(bucket.stories)};
    if (share) cells.push_back(share_text(bucket.share));
    grid.add(std::move(cells),
             share ? bucket.share.value_or(0) : static_cast<double>(bucket.articles));
  }
  return grid;
}

std::string left_out(const TextStyle& style, const Timeline& timeline) {
  std::vector<std::string> parts;
  const auto say = [&](std::uint64_t count, std::string_view what) {
    if (count > 0) parts.push_back(fmt::format("{} {}", style.number(count), what));
  };
  say(timeline.undated, "without a date");
  say(timeline.imprecise, fmt::format("known less exactly than the {}", timeline.unit));
  say(timeline.outside, "dated later than today or long before the rest");
  if (parts.empty()) return {};
  return style.lines(fmt::format("not shown: {}", fmt::join(parts, "; ")), 0);
}

std::string date_text(const std::string& date) {
  return date.empty() ? "-" : terminal_safe(date);
}

// A day would take the room of the bars.
std::string month_text(const std::string& date) {
  constexpr std::size_t kMonth = 7;
  return date_text(date.substr(0, kMonth));
}

TextGrid terminal_values(const TextStyle& style, const ValueTable& table) {
  std::vector<GridColumn> columns;
  for (const std::string& name : table.by) columns.push_back({terminal_safe(name), Align::Left});
  columns.push_back({"articles", Align::Right});
  columns.push_back({"stories", Align::Right});
  constexpr std::size_t kWide = 80;  // narrower, the names need the room
  const bool is_wide = style.columns() >= kWide;
  if (is_wide) {
    columns.insert(columns.end(),
                   {{"share", Align::Right}, {"first", Align::Left}, {"last", Align::Left}});
  }
  TextGrid grid(std::move(columns));
  for (const ValueRow& row : table.rows) {
    std::vector<std::string> cells;
    for (const std::string& value : row.values) cells.push_back(terminal_safe(value));
    cells.push_back(style.number(row.articles));
    cells.push_back(style.number(row.stories));
    if (is_wide) {
      cells.insert(cells.end(),
                   {share_text(row.share), month_text(row.first), month_text(row.last)});
    }
    grid.add(std::move(cells), static_cast<double>(row.articles));
  }
  return grid;
}

TextGrid piped_values(const TextStyle& style, const ValueTable& table) {
  TextGrid grid({{"articles", Align::Right},
                 {"stories", Align::Right},
                 {"share", Align::Right},
                 {"first", Align::Left},
                 {"last", Align::Left},
                 {"value", Align::Left}});
  for (const ValueRow& row : table.rows) {
    const std::string value = fmt::format("{}", fmt::join(row.values, " | "));
    grid.add({style.number(row.articles), style.number(row.stories), share_text(row.share),
              date_text(row.first), date_text(row.last), terminal_safe(value)},
             0);
  }
  return grid;
}

TextGrid terms_grid(const TextStyle& style, const TermList& list) {
  TextGrid grid({{"score", Align::Right}, {"articles", Align::Right}, {"term", Align::Left}});
  for (const TermRow& row : list.terms) {
    grid.add(
        {fmt::format("{:.1f}", row.score), style.number(row.articles), terminal_safe(row.term)},
        row.score);
  }
  return grid;
}

// "  1,234  flood", then what it means below the clause.
std::string clause_text(const TextStyle& style, const Clause& clause, std::size_t width) {
  const std::string count = "  " + pad_left(style.number(clause.articles), width) + "  ";
  const std::size_t indent = count.size() + 2 * static_cast<std::size_t>(std::max(0, clause.depth));
  std::string text = style.lines(clause.text, indent);
  text.replace(0, count.size(), count);
  if (!clause.meaning.empty()) text += style.lines(clause.meaning, indent + 2, Style::Dim);
  if (!clause.cost.empty()) text += style.lines("cost: " + clause.cost, indent + 2, Style::Dim);
  return text;
}

std::string drawn(const TextStyle& style, const TextGrid& grid) {
  return style.is_terminal() ? grid.with_bars(style) : grid.plain();
}

}  // namespace

std::string values_text(const TextStyle& style, const ValueTable& table) {
  if (table.rows.empty()) return {};
  if (style.is_terminal()) {
    std::string text = cross_table_text(style, table);
    if (!text.empty()) return text;
  }
  return drawn(style,
               style.is_terminal() ? terminal_values(style, table) : piped_values(style, table));
}

std::string timeline_text(const TextStyle& style, const Timeline& timeline) {
  const bool share = has_share(timeline);
  std::string text;
  for (const Series& series : timeline.series) {
    if (series.buckets.empty()) continue;
    if (timeline.series.size() > 1) text += style.lines(series.name, 0, Style::Bold);
    text += drawn(style, grid_of(style, series, timeline.unit, share));
  }
  return text + left_out(style, timeline);
}

std::string terms_text(const TextStyle& style, const TermList& list) {
  return list.terms.empty() ? std::string() : drawn(style, terms_grid(style, list));
}

std::string explanation_text(const TextStyle& style, const Explanation& explanation) {
  std::size_t width = 1;
  for (const Clause& clause : explanation.clauses)
    width = std::max(width, style.number(clause.articles).size());
  std::string text = style.lines("query: " + explanation.query, 0, Style::Bold);
  for (const Clause& clause : explanation.clauses) text += clause_text(style, clause, width);
  return text;
}

}  // namespace byline
