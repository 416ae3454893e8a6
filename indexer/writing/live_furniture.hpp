// SPDX-License-Identifier: GPL-3.0-or-later
// Learns furniture from articles that come into a generation in use.
//
// It only learns: what is furniture stays so until `compact`, whatever is removed meanwhile.
// Thread rule: one thread.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <vector>

#include "indexer/furniture/known_furniture.hpp"
#include "indexer/furniture/paragraph_file.hpp"
#include "indexer/writing/committer.hpp"

namespace byline {

class LiveFurniture {
 public:
  // Reads what live commits left. Xapian's exceptions pass, here and below.
  LiveFurniture(const std::filesystem::path& generation, const Xapian::Database& database);

  // Counts the articles that `batch` is about to write to `database`. What proves to be furniture
  // with them goes to `known`. Returns the articles held, not of the batch, that are to be made
  // anew for it.
  [[nodiscard]] std::set<Xapian::docid> learn(std::span<const Operation> batch,
                                              const Xapian::Database& database,
                                              KnownFurniture& known);

  // An article was written; from now on it counts for later batches.
  void remember(Xapian::docid docid, std::vector<ParagraphSign> signs);

 private:
  [[nodiscard]] std::vector<ParagraphEntry> holders(std::uint64_t key) const;

  const std::optional<ParagraphFile> file_;
  std::unordered_map<Xapian::docid, std::vector<ParagraphSign>> live_;
  // By key, of live_; an article that was written again may stand there in vain.
  std::unordered_map<std::uint64_t, std::vector<Xapian::docid>> live_holders_;
};

}  // namespace byline
