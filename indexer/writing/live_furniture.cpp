// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/live_furniture.hpp"

#include <algorithm>
#include <utility>

#include "common/index/schema.hpp"
#include "indexer/furniture/furniture_rule.hpp"
#include "indexer/furniture/sign_bytes.hpp"
#include "indexer/writing/docid_metadata.hpp"
#include "indexer/writing/held_articles.hpp"

namespace byline {

namespace {

// The paragraphs that a batch puts, ordered by key, each with the number of its operation.
std::vector<ParagraphEntry> entries_of(std::span<const Operation> batch) {
  std::vector<ParagraphEntry> entries;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    for (const ParagraphSign& sign : batch[i].built.signs) {
      if (sign.is_furniture) continue;
      entries.push_back({sign.key, static_cast<std::uint32_t>(i), mark_of(sign)});
    }
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

}  // namespace

LiveFurniture::LiveFurniture(const std::filesystem::path& generation,
                             const Xapian::Database& database)
    : file_(ParagraphFile::open(generation)) {
  for (const auto& [docid, bytes] : docid_values(database, kMetaParagraphsPrefix)) {
    remember(docid, decode_signs(bytes));
  }
}

void LiveFurniture::remember(Xapian::docid docid, std::vector<ParagraphSign> signs) {
  for (const ParagraphSign& sign : signs) live_holders_[sign.key].push_back(docid);
  live_[docid] = std::move(signs);
}

// Those that the file knows, where nothing was written over them, and those of live commits.
std::vector<ParagraphEntry> LiveFurniture::holders(std::uint64_t key) const {
  std::vector<ParagraphEntry> found = file_ ? file_->find(key) : std::vector<ParagraphEntry>();
  std::erase_if(found, [&](const ParagraphEntry& entry) { return live_.contains(entry.docid); });
  const auto live = live_holders_.find(key);
  if (live == live_holders_.end()) return found;
  for (const Xapian::docid docid : live->second) {
    for (const ParagraphSign& sign : live_.at(docid)) {
      if (sign.key == key) found.push_back({key, docid, mark_of(sign)});
    }
  }
  return found;
}

std::set<Xapian::docid> LiveFurniture::learn(std::span<const Operation> batch,
                                             const Xapian::Database& database,
                                             KnownFurniture& known) {
  std::set<Xapian::docid> rewritten;
  for (const Operation& operation : batch) {
    if (operation.kind == Operation::Kind::Put) rewritten.insert(operation.docid);
  }
  std::set<Xapian::docid> changed;
  const std::vector<ParagraphEntry> entries = entries_of(batch);
  for (auto begin = entries.begin(); begin != entries.end();) {
    const auto end = std::find_if(
        begin, entries.end(), [&](const ParagraphEntry& entry) { return entry.key != begin->key; });
    std::vector<ParagraphEntry> held = holders(begin->key);
    if (held.size() + static_cast<std::size_t>(end - begin) >= kFurnitureArticles) {
      std::erase_if(held, [&](const ParagraphEntry& entry) {
        return rewritten.contains(entry.docid) || !is_held(database, entry.docid);
      });
      std::vector<ParagraphEntry> all = held;
      all.insert(all.end(), begin, end);
      if (is_furniture(all)) {
        known.add(begin->key);
        for (const ParagraphEntry& entry : held) changed.insert(entry.docid);
      }
    }
    begin = end;
  }
  return changed;
}

}  // namespace byline
