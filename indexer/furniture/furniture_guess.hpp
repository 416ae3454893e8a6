// SPDX-License-Identifier: GPL-3.0-or-later
// Learns furniture while articles pass by, in little memory and nearly right.
//
// What is learnt early need not be analysed again. Which paragraphs are furniture in the end is for
// furniture_rule.hpp to say: here a few are found late or not at all, and some too many.
//
// Thread rule: one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/furniture/known_furniture.hpp"
#include "indexer/furniture/paragraph_signs.hpp"

namespace byline {

class FurnitureGuess {
 public:
  // Counts an article; its paragraphs that seem to be furniture from now on go to `known`.
  void see(std::span<const ParagraphSign> signs, KnownFurniture& known);

  [[nodiscard]] std::size_t memory() const { return slots_.capacity() * sizeof(Slot); }

 private:
  // Each different `other` sets one of 64 bits, so that the bits count at most the different ones.
  struct Slot {
    std::uint64_t key = 0;
    std::uint64_t others = 0;  // 0: the slot is free
  };

  [[nodiscard]] Slot& slot_of(std::uint64_t key) { return slots_[key & (slots_.size() - 1)]; }
  void grow();

  std::vector<Slot> slots_{std::size_t{1} << 10};
  std::size_t used_ = 0;
};

}  // namespace byline
