// SPDX-License-Identifier: GPL-3.0-or-later
// The postings of one term, the lengths of all documents, the values of one slot: as chunks for
// the postlist table.
//
// Thread rule: one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/writing/glass/table.hpp"

namespace byline::glass {

// Collects a list whose docids ascend, then adds its chunks to a table.
class PostingList {
 public:
  void add(std::uint32_t docid, std::uint32_t wdf);

  [[nodiscard]] bool is_empty() const { return frequency_ == 0; }
  [[nodiscard]] std::uint32_t largest_wdf() const { return largest_wdf_; }

  // Adds all chunks under the term's keys, and empties the list.
  void write_postings(TableWriter& table, std::string_view term);

  // The same for the list of document lengths.
  void write_lengths(TableWriter& table);

 private:
  struct Chunk {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::string entries;
  };

  void write(TableWriter& table, std::string_view first_key, std::string_view later_key,
             std::string_view head);

  std::vector<Chunk> chunks_;
  std::uint64_t frequency_ = 0;
  std::uint64_t collection_frequency_ = 0;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::uint32_t largest_wdf_ = 0;
};

// Bounds and number of the values of a slot.
struct ValueStatistics {
  std::uint64_t count = 0;
  std::string lowest;
  std::string highest;

  void add(std::string_view value);
};

// Adds the entry for the statistics of a slot. `slot_number` is the slot; count is above 0.
void write_value_statistics(TableWriter& table, std::uint32_t slot_number,
                            const ValueStatistics& statistics);
[[nodiscard]] std::string value_statistics_key(std::uint32_t slot_number);

// Adds the values of one slot, chunk by chunk, as they come: docids ascend, no value is empty.
class ValueList {
 public:
  // `slot`: as a varint. Destroyed only after finish().
  ValueList(TableWriter& table, std::string_view slot) : table_(table), slot_(slot) {}

  void add(std::uint32_t docid, std::string_view value);
  void finish();

 private:
  TableWriter& table_;
  const std::string slot_;
  std::string tag_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

// The key of a piece of metadata.
[[nodiscard]] std::string metadata_key(std::string_view name);

}  // namespace byline::glass
