// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/option_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

namespace byline {

namespace {

constexpr std::size_t kNearEnough = 2;
// Distances between long texts cost much and mean nothing.
constexpr std::size_t kLongestName = 64;

// Levenshtein's distance in bytes, one row of the matrix at a time.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

std::vector<std::string_view> names_of(std::span<const OptionRow> table) {
  std::vector<std::string_view> names;
  for (const OptionRow& row : table) names.push_back(row.name);
  return names;
}

// The option that `name` abbreviates, if it is but one.
std::string_view completion(std::string_view name, std::span<const std::string_view> candidates) {
  std::string_view found;
  for (const std::string_view candidate : candidates) {
    if (name.empty() || !candidate.starts_with(name)) continue;
    if (!found.empty()) return {};
    found = candidate;
  }
  return found;
}

}  // namespace

std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates) {
  std::string_view best;
  std::size_t best_distance = kNearEnough + 1;
  if (name.size() > kLongestName) return best;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(name, candidate);
    // A name that would be changed in every letter is not near.
    if (distance >= best_distance || distance >= candidate.size()) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

const OptionRow* find_row(std::span<const OptionRow> table, std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const OptionRow& row) { return row.name == name; });
  return found == table.end() ? nullptr : &*found;
}

const OptionRow* find_letter(std::span<const OptionRow> table, char letter) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const OptionRow& row) {
    return row.letter != 0 && row.letter == letter;
  });
  return found == table.end() ? nullptr : &*found;
}

Error unknown_option(std::span<const OptionRow> table, std::string_view typed) {
  const std::string_view option = typed.substr(0, typed.find('='));
  const std::string_view name =
      option.substr(std::min(option.find_first_not_of('-'), option.size()));
  const std::vector<std::string_view> names = names_of(table);
  std::string_view meant = completion(name, names);
  if (meant.empty()) meant = nearest(name, names);
  return {ExitCode::Usage, fmt::format("unknown option: '{}'", option),
          meant.empty() ? "--help lists the options" : fmt::format("did you mean '--{}'?", meant)};
}

std::vector<std::string_view> group_names(std::span<const OptionRow> table) {
  std::vector<std::string_view> names;
  for (const OptionRow& row : table) {
    if (std::find(names.begin(), names.end(), row.group) == names.end()) names.push_back(row.group);
  }
  return names;
}

std::string argument_text(const OptionRow& row) {
  if (row.argument.empty()) return {};
  return row.arity == Arity::OptionalValue ? fmt::format("[={}]", row.argument)
                                           : fmt::format(" {}", row.argument);
}

std::vector<std::string_view> split_choices(std::string_view choices) {
  std::vector<std::string_view> parts;
  while (!choices.empty()) {
    const std::size_t bar = choices.find('|');
    parts.push_back(choices.substr(0, bar));
    choices.remove_prefix(bar == std::string_view::npos ? choices.size() : bar + 1);
  }
  return parts;
}

void check_choice(const OptionRow& row, const std::string& where, std::string_view value) {
  if (row.choices.empty() || (value.empty() && row.arity == Arity::OptionalValue)) return;
  const std::vector<std::string_view> choices = split_choices(row.choices);
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return;
  const std::string_view meant = nearest(value, choices);
  throw Error(ExitCode::Usage,
              fmt::format("cannot read option: '{}': '{}' is none of {}", where, value,
                          fmt::join(choices, ", ")),
              meant.empty() ? "" : fmt::format("did you mean '{}'?", meant));
}

}  // namespace byline
