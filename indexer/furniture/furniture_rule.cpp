// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/furniture/furniture_rule.hpp"

#include <algorithm>
#include <array>

namespace byline {

bool is_furniture(std::span<const ParagraphEntry> holders) {
  std::array<std::uint32_t, kFurnitureArticles> others{};
  std::size_t count = 0;
  for (const ParagraphEntry& holder : holders) {
    const auto known = std::span(others).first(count);
    if (std::find(known.begin(), known.end(), holder.other()) != known.end()) continue;
    others[count++] = holder.other();
    if (count == kFurnitureArticles) return true;
  }
  return false;
}

FurnitureDecision decide_furniture(ParagraphSorter& paragraphs,
                                   const std::function<bool(std::uint32_t)>& is_held) {
  FurnitureDecision decision;
  paragraphs.each_paragraph([&](std::span<ParagraphEntry> entries) {
    const auto end =
        std::remove_if(entries.begin(), entries.end(),
                       [&](const ParagraphEntry& entry) { return !is_held(entry.docid); });
    const auto held = entries.first(static_cast<std::size_t>(end - entries.begin()));
    const bool is_so = is_furniture(held);
    if (is_so) decision.keys.insert(entries.front().key);
    for (const ParagraphEntry& entry : held) {
      if (entry.is_marked() != is_so) decision.wrong.push_back(entry.docid);
    }
  });
  std::sort(decision.wrong.begin(), decision.wrong.end());
  decision.wrong.erase(std::unique(decision.wrong.begin(), decision.wrong.end()),
                       decision.wrong.end());
  return decision;
}

}  // namespace byline
