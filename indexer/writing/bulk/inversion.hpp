// SPDX-License-Identifier: GPL-3.0-or-later
// Postings of documents in memory, by term; when there are too many they are written as one spill,
// in order.
//
// A spill is a file of lists ordered by their keys (list_key). A list is: size and bytes of its
// key, size and bytes of its entries. An entry is: docid less the one before it (of the first: the
// docid), then for values: size and value; for lengths: length; for terms: wdf, size of the
// position tag, the tag. All numbers are varints.
//
// Thread rule: one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/base/huge_pages.hpp"
#include "indexer/writing/bulk/chunk_pool.hpp"
#include "indexer/writing/bulk/encoded_document.hpp"
#include "indexer/writing/bulk/list_source.hpp"

namespace byline {

using SlotValues = std::vector<std::pair<std::uint32_t, std::string>>;

class Inversion {
 public:
  // Adds a document; docids ascend. Empty values are none.
  void add(std::uint32_t docid, const EncodedDocument& document, const SlotValues& values);

  // Adds a key term (see is_key_term) to any document, in any order.
  void add_key(std::string key, std::uint32_t docid);

  // Adds a value of a document; docids ascend in each slot.
  void add_value(std::uint32_t docid, std::uint32_t slot, std::string_view value);

  // Whether there is nothing to spill.
  [[nodiscard]] bool is_empty() const {
    return lengths_.entries.size == 0 && keys_.empty() && slots_.empty();
  }

  // Bytes that it takes, or will while the next document is added.
  [[nodiscard]] std::size_t memory() const;

  // Writes all lists to `path` and drops them.
  void spill(const std::filesystem::path& path);

 private:
  static constexpr std::size_t kFirstSlots = std::size_t{1} << 16;

  struct List {
    ChunkPool::Chain entries;
    std::uint32_t last_docid = 0;
  };
  struct Term {
    std::uint64_t hash = 0;
    std::uint64_t order = 0;  // its first eight bytes
    std::uint64_t begin = 0;  // of its bytes
    List list;
    std::uint8_t size = 0;
  };

  // A posting of a document on its way to its term's list.
  struct Posting {
    std::string_view term;
    std::uint64_t hash;
    std::uint64_t order;
    std::string_view rest;  // wdf, size of the position tag and the tag, as they stand in entries
  };

  void read_postings(std::string_view postings);
  [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const { return hash & (table_.size() - 1); }
  [[nodiscard]] List& list_of(const Posting& posting);
  [[nodiscard]] bool is_term(const Term& term, const Posting& posting) const;
  void grow();
  void begin_entry(List& list, std::uint32_t docid);
  [[nodiscard]] std::string_view bytes(const Term& term) const {
    return std::string_view(bytes_).substr(term.begin, term.size);
  }
  [[nodiscard]] std::vector<std::uint32_t> terms_in_order() const;
  void clear();

  ChunkPool pool_;
  std::string bytes_;
  std::vector<Term, HugePages<Term>> terms_;
  using Slots = std::vector<std::uint32_t, HugePages<std::uint32_t>>;
  Slots table_ = Slots(kFirstSlots);  // term + 1; 0: none
  std::vector<std::pair<std::string, std::uint32_t>> keys_;
  std::size_t key_bytes_ = 0;
  std::map<std::string, List> slots_;  // by the slot as it stands in keys
  List lengths_;
  std::vector<Posting> postings_;  // scratch
  std::string entry_;              // scratch
};

}  // namespace byline
