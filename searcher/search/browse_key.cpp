// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "searcher/search/calendar.hpp"
#include "searcher/search/search.hpp"

namespace byline {

namespace {

constexpr std::array kUnits{DateUnit::Year, DateUnit::Month, DateUnit::Week, DateUnit::Day};

}  // namespace

std::optional<BrowseKey> find_browse_key(std::string_view name) {
  for (const DateUnit unit : kUnits) {
    if (name == unit_name(unit)) return BrowseKey{std::string(name), std::nullopt, unit};
  }
  const FieldInfo* row = find_field(name);
  if (row == nullptr || !row->browsable) return std::nullopt;
  return BrowseKey{std::string(row->name), row->field, DateUnit::Year};
}

std::vector<std::string> browse_key_names() {
  std::vector<std::string> names;
  for (const FieldInfo& row : all_fields()) {
    if (row.browsable) names.emplace_back(row.name);
  }
  for (const DateUnit unit : kUnits) names.emplace_back(unit_name(unit));
  return names;
}

}  // namespace byline
