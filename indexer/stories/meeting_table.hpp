// SPDX-License-Identifier: GPL-3.0-or-later
// Which articles have which hash: a table that is looked into where it lies.
//
// Meetings (hash, number of an article) ascend. The highest bits of a hash choose one of 2^b
// buckets, about kPerBucket meetings each; a directory says where they begin. In a bucket each
// meeting takes the hash's other bits and as many bits as the largest number needs. Bits fill bytes
// from the low end. docs/index-format.md describes it.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "common/base/sequential_file.hpp"
#include "common/base/spill_sorter.hpp"

namespace byline {

struct Meeting {
  std::uint32_t hash;
  std::uint32_t article;
  auto operator<=>(const Meeting&) const = default;
};

// Appends the table of `meetings`. More than 2^32 - 1 of them are Error{Incomplete}.
void write_meetings(SpillSorter<Meeting>& meetings, SequentialWriter& file);

// Thread rule: const, safe from any thread.
class MeetingTable {
 public:
  // Nothing for bytes that are no such table. `bytes` outlive the table.
  [[nodiscard]] static std::optional<MeetingTable> open(std::string_view bytes);

  // Appends the articles that have `hash`, ascending.
  void meet(std::uint32_t hash, std::vector<std::uint32_t>& articles) const;

  // Gives `take` all meetings, ascending.
  void each(const std::function<void(const Meeting&)>& take) const;

 private:
  [[nodiscard]] std::uint64_t begin_of(std::uint64_t bucket) const;
  [[nodiscard]] std::uint32_t bits(std::uint64_t offset, unsigned width) const;
  // The meeting at a place in a bucket.
  [[nodiscard]] Meeting meeting(std::uint64_t bucket, std::uint64_t place) const;

  std::string_view bytes_;
  std::uint64_t count_ = 0;
  unsigned bucket_bits_ = 0;
  unsigned article_bits_ = 0;
  std::uint64_t entries_ = 0;  // where they begin
};

}  // namespace byline
