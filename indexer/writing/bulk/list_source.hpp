// SPDX-License-Identifier: GPL-3.0-or-later
// Lists in the order of the tables, one source of a merge (spill_merge.hpp).
//
// Thread rule: one thread a source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace byline {

enum class ListKind : char { Values = 0, Lengths = 1, Postings = 2 };

// One entry of a list. For values: value; for lengths: wdf is the length; for terms: wdf and the
// position tag in `value`.
struct ListEntry {
  std::uint32_t docid = 0;
  std::uint32_t wdf = 0;
  std::string_view value;
};

// The key of a list: its kind, and behind it the slot as glass packs it in keys, nothing, or the
// term. Keys sort as the tables have the lists.
[[nodiscard]] inline std::string list_key(ListKind kind, std::string_view rest) {
  std::string key(1, static_cast<char>(kind));
  key += rest;
  return key;
}

class ListSource {
 public:
  ListSource() = default;
  virtual ~ListSource() = default;
  ListSource(const ListSource&) = delete;
  ListSource& operator=(const ListSource&) = delete;

  // Goes on to the next list, the first at first; what is left of the current one is skipped. False
  // at the end.
  virtual bool next_list() = 0;

  // Of the current list.
  [[nodiscard]] virtual const std::string& key() const = 0;

  // The next entry of the current list, docids ascend; its value is valid until the call after.
  // False at the end of the list.
  virtual bool next_entry(ListEntry& entry) = 0;
};

}  // namespace byline
