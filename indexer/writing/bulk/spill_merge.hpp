// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of several spills as one: ordered by key, the entries of a key in the order of the
// spills, which is that of the docids.
//
// Thread rule: one thread a merge; several merges may read the same files.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/writing/bulk/list_source.hpp"

namespace byline {

class SpillMerge {
 public:
  // `first`: lists of documents that come before those of the spills; null: there are none.
  explicit SpillMerge(const std::vector<std::filesystem::path>& spills,
                      std::unique_ptr<ListSource> first = nullptr);

  // Goes on to the next key; what is left of the current list is skipped. False at the end.
  bool next_list();

  // Of the current list. Valid until next_list().
  [[nodiscard]] ListKind kind() const { return static_cast<ListKind>(key_.front()); }
  // The slot as it stands in keys, or the term.
  [[nodiscard]] std::string_view name() const { return std::string_view(key_).substr(1); }

  // The next entry of the current list; its value is valid until the call after. False at the end.
  bool next_entry(ListEntry& entry);

 private:
  struct Source {
    std::unique_ptr<ListSource> lists;
    std::size_t number;
  };

  static bool comes_later(const Source* a, const Source* b);
  void advance(Source& source);
  bool open_next_part();

  std::vector<Source> sources_;
  std::vector<Source*> waiting_;  // a heap: the smallest key first
  Source* current_ = nullptr;     // whose entries of key_ are read
  std::string key_;
};

}  // namespace byline
