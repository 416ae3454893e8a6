// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "common/cli/option_table.hpp"
#include "common/cli/options.hpp"
#include "common/text/terminal_text.hpp"

namespace byline {

namespace {

using Entry = std::pair<std::string, std::string>;  // what is typed, what it does

constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 2;
// A longer left side has its explanation on the next line.
constexpr std::size_t kWidestLeft = 30;
// Below this the explanation has too little room beside the left side.
constexpr std::size_t kNarrowestRight = 24;

// The column where explanations begin.
std::size_t right_column(const std::vector<Entry>& entries, std::size_t columns) {
  std::size_t widest = 0;
  for (const auto& [left, right] : entries) {
    const std::size_t width = display_width(left);
    if (width <= kWidestLeft) widest = std::max(widest, width);
  }
  const std::size_t column = kIndent + widest + kGap;
  const bool fits = columns == 0 || column + kNarrowestRight <= columns;
  return fits ? column : 2 * kIndent;
}

void append_entry(std::string& help, const Entry& entry, std::size_t column, std::size_t columns) {
  const auto& [left, right] = entry;
  std::string line = std::string(kIndent, ' ') + left;
  const std::size_t width = kIndent + display_width(left);
  if (width + kGap > column && !right.empty()) {
    help += line + '\n';
    line.clear();
  }
  const std::size_t room = columns == 0 ? 0 : columns - std::min(column, columns - 1);
  for (const std::string& piece : wrap(right, room)) {
    const std::size_t used = line.empty() ? 0 : width;
    help += right.empty() ? line : line + std::string(column - used, ' ') + piece;
    help += '\n';
    line.clear();
  }
}

void append_entries(std::string& help, std::string_view heading, const std::vector<Entry>& entries,
                    std::size_t columns) {
  if (entries.empty()) return;
  help += fmt::format("\n{}:\n", heading);
  const std::size_t column = right_column(entries, columns);
  for (const Entry& entry : entries) append_entry(help, entry, column, columns);
}

Entry entry_of(const OptionRow& row) {
  const std::string letter = row.letter == 0 ? "" : fmt::format("-{}, ", row.letter);
  std::string right(row.help);
  if (!row.choices.empty() && row.choices != row.argument)
    right += fmt::format(": {}", row.choices);
  if (!row.commands.empty()) right += fmt::format(" ({})", row.commands);
  return {fmt::format("{}--{}{}", letter, row.name, argument_text(row)), std::move(right)};
}

std::vector<Entry> group_entries(std::span<const OptionRow> table, std::string_view group) {
  std::vector<Entry> entries;
  for (const OptionRow& row : table) {
    if (row.group == group) entries.push_back(entry_of(row));
  }
  return entries;
}

void append_wrapped(std::string& help, std::string_view text, std::size_t columns) {
  for (const std::string& line : wrap(text, columns)) help += line + '\n';
}

}  // namespace

std::string render_help(const HelpText& text, std::span<const OptionRow> table,
                        std::size_t columns) {
  std::string help;
  append_wrapped(help, fmt::format("{}: {}", text.program, text.purpose), columns);
  for (const std::string_view usage : text.usage) {
    append_wrapped(help, fmt::format("usage: {}", usage), columns);
  }
  append_entries(help, "Examples", {text.examples.begin(), text.examples.end()}, columns);
  append_entries(help, "Commands", {text.commands.begin(), text.commands.end()}, columns);
  for (const std::string_view group : group_names(table)) {
    append_entries(help, group, group_entries(table, group), columns);
  }
  if (!text.footer.empty()) help += '\n';
  for (const std::string_view line : text.footer) append_wrapped(help, line, columns);
  return help;
}

}  // namespace byline
