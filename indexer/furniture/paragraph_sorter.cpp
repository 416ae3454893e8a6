// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/furniture/paragraph_sorter.hpp"

#include <algorithm>

namespace byline {

namespace {

bool is_same_key(const ParagraphEntry& a, const ParagraphEntry& b) {
  return a.key == b.key;
}

}  // namespace

ParagraphEntry marked(ParagraphEntry entry, bool is_furniture) {
  entry.mark = entry.other() * 2 + (is_furniture ? 1U : 0U);
  return entry;
}

void ParagraphSorter::add(std::uint32_t docid, std::span<const ParagraphSign> signs) {
  of_article_.clear();
  for (const ParagraphSign& sign : signs) of_article_.push_back({sign.key, docid, mark_of(sign)});
  std::sort(of_article_.begin(), of_article_.end());
  const auto end = std::unique(of_article_.begin(), of_article_.end(), is_same_key);
  for (auto entry = of_article_.begin(); entry != end; ++entry) entries_.add(*entry);
}

void ParagraphSorter::each_paragraph(const std::function<void(std::span<ParagraphEntry>)>& visit) {
  std::vector<ParagraphEntry> group;
  entries_.each([&](const ParagraphEntry& entry) {
    if (!group.empty() && group.front().key != entry.key) {
      visit(group);
      group.clear();
    }
    group.push_back(entry);
  });
  if (!group.empty()) visit(group);
}

}  // namespace byline
