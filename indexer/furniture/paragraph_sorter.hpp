// SPDX-License-Identifier: GPL-3.0-or-later
// Brings together who holds which paragraph: entries in any number, ordered by key.
//
// Errors are Error, as in common/base/sequential_file.hpp. Thread rule: one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "common/base/spill_sorter.hpp"
#include "indexer/furniture/paragraph_signs.hpp"

namespace byline {

// A paragraph of an article that is held.
struct ParagraphEntry {
  std::uint64_t key;
  std::uint32_t docid;
  std::uint32_t mark;  // mark_of() its sign

  [[nodiscard]] std::uint32_t other() const { return mark >> 1; }
  [[nodiscard]] bool is_marked() const { return (mark & 1) != 0; }

  // By key, then by number of the article.
  friend bool operator<(const ParagraphEntry& a, const ParagraphEntry& b) {
    return std::tie(a.key, a.docid) < std::tie(b.key, b.docid);
  }
};

// The entry, marked as furniture or not.
[[nodiscard]] ParagraphEntry marked(ParagraphEntry entry, bool is_furniture);

class ParagraphSorter {
 public:
  // Writes its files into `folder`. `memory`: bytes for entries.
  ParagraphSorter(std::filesystem::path folder, std::size_t memory)
      : entries_(std::move(folder), "paragraphs", memory) {}

  // The paragraphs of an article, each key once.
  void add(std::uint32_t docid, std::span<const ParagraphSign> signs);

  // A single entry of an article that is not added otherwise.
  void add(const ParagraphEntry& entry) { entries_.add(entry); }

  // Gives `visit` all entries of each key, keys and docids ascending. May be called again, but
  // nothing may be added afterwards.
  void each_paragraph(const std::function<void(std::span<ParagraphEntry>)>& visit);

  // Forgets everything, and removes its files.
  void clear() { entries_.clear(); }

  [[nodiscard]] std::size_t memory() const { return entries_.memory(); }

 private:
  SpillSorter<ParagraphEntry> entries_;
  std::vector<ParagraphEntry> of_article_;  // scratch
};

}  // namespace byline
