// SPDX-License-Identifier: GPL-3.0-or-later
// What makers of documents must know of the index that they are for; its store goes on learning.
#pragma once

#include <xapian.h>

#include <atomic>
#include <memory>

#include "indexer/furniture/known_furniture.hpp"
#include "indexer/writing/current_dictionary.hpp"

namespace byline {

// Thread rule: the members' own.
struct IndexKnowledge {
  bool marks_furniture = false;  // does not change once documents are made
  KnownFurniture furniture;      // what documents leave out of their text
  CurrentDictionary dictionary;  // what records are compressed against
  // Whether documents should have their terms encoded (BuiltDocument::encoded): once true, it
  // stays.
  std::atomic<bool> takes_encoded = false;

  // What documents leave out; null: nothing ever.
  [[nodiscard]] const KnownFurniture* marked() const {
    return marks_furniture ? &furniture : nullptr;
  }
};

// What an index knows at first. Xapian's exceptions pass.
[[nodiscard]] std::unique_ptr<IndexKnowledge> knowledge_of(const Xapian::Database& database);

// What an index knows that is made.
[[nodiscard]] std::unique_ptr<IndexKnowledge> fresh_knowledge(bool marks_furniture);

}  // namespace byline
