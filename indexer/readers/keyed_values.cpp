// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/keyed_values.hpp"

#include <algorithm>
#include <array>

#include "indexer/readers/filling.hpp"

namespace byline {

namespace {

struct Candidate {
  std::size_t value;
  std::size_t rank;
};

using Candidates = std::array<std::vector<Candidate>, kSlots>;

Candidates candidates_of(const KeyedValues& values, const ReadingRules& rules) {
  Candidates slots;
  std::array<bool, kSlots> is_mapped{};
  for (const auto& [field, key] : rules.map) {
    const FieldKeys* row = find_field_keys(field);
    if (row == nullptr) continue;
    const auto slot = static_cast<std::size_t>(row->slot);
    is_mapped[slot] = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i].first == key) slots[slot].push_back({i, slots[slot].size()});
    }
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto place = find_key(values[i].first);
    if (!place || is_mapped[static_cast<std::size_t>(place->slot)]) continue;
    slots[static_cast<std::size_t>(place->slot)].push_back({i, place->rank});
  }
  return slots;
}

}  // namespace

void fill_from_values(RawArticle& raw, const KeyedValues& values, const ReadingRules& rules) {
  Candidates slots = candidates_of(values, rules);
  std::vector<bool> used(values.size());
  for (const FieldKeys& row : all_field_keys()) {
    auto& candidates = slots[static_cast<std::size_t>(row.slot)];
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
    for (const Candidate& candidate : candidates) {
      const auto& [key, text] = values[candidate.value];
      if (!fill(raw, row.slot, {text}, key)) continue;
      used[candidate.value] = true;
      break;
    }
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!used[i] && !values[i].first.empty()) add_extra(raw, values[i].first, values[i].second);
  }
}

ParseResult article_of_values(RawArticle raw, const KeyedValues& values, const RawRecord& record,
                              const ReadingRules& rules) {
  fill_from_values(raw, values, rules);
  fill_from_rules(raw, rules);
  set_source(raw, record);
  return finish(std::move(raw));
}

std::vector<std::string> keys_of(const KeyedValues& values) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : values) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace byline
