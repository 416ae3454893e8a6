// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of several spills as one: ordered by key, the entries of a key in the order of the
// spills, which is that of the docids.
//
// Thread rule: one thread a merge; several merges may read the same files.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/sequential_file.hpp"
#include "indexer/writing/bulk/inversion.hpp"

namespace byline {

// One entry of a list. For values: value; for lengths: wdf is the length; for terms: wdf and the
// position tag in `value`.
struct ListEntry {
  std::uint32_t docid = 0;
  std::uint32_t wdf = 0;
  std::string_view value;
};

class SpillMerge {
 public:
  explicit SpillMerge(const std::vector<std::filesystem::path>& spills);

  // Goes on to the next key; what is left of the current list is skipped. False at the end.
  bool next_list();

  // Of the current list. Valid until next_list().
  [[nodiscard]] ListKind kind() const { return static_cast<ListKind>(key_.front()); }
  // The slot as it stands in keys, or the term.
  [[nodiscard]] std::string_view name() const { return std::string_view(key_).substr(1); }

  // The next entry of the current list; its value is valid until the call after. False at the end.
  bool next_entry(ListEntry& entry);

 private:
  struct Spill {
    explicit Spill(const std::filesystem::path& path) : file(path) {}
    SequentialReader file;
    std::string key;
    std::uint64_t size = 0;  // of the entries, not read yet
    std::size_t number = 0;
  };

  static bool comes_later(const Spill* a, const Spill* b);
  void advance(Spill& spill);
  bool open_next_part();

  std::vector<std::unique_ptr<Spill>> spills_;
  std::vector<Spill*> waiting_;  // a heap: the smallest key first
  std::string key_;
  std::string part_;       // the entries of key_ in one spill
  std::string_view left_;  // of part_
  std::uint32_t docid_ = 0;
  bool has_list_ = false;
};

}  // namespace byline
