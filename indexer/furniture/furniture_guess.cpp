// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/furniture/furniture_guess.hpp"

#include <bit>

namespace byline {

namespace {

constexpr std::size_t kMostSlots = std::size_t{1} << 20;

// What stands in so many different articles mostly goes on to stand in more.
constexpr std::size_t kGuessedArticles = kFurnitureArticles - 2;

}  // namespace

void FurnitureGuess::see(std::span<const ParagraphSign> signs, KnownFurniture& known) {
  for (const ParagraphSign& sign : signs) {
    if (sign.is_furniture) continue;
    if (used_ * 2 > slots_.size() && slots_.size() < kMostSlots) grow();
    Slot& slot = slot_of(sign.key);
    if (slot.others != 0 && slot.key != sign.key) {
      // Whoever comes often keeps its slot; whoever comes no more loses it.
      slot.others &= slot.others - 1;
      if (slot.others != 0) continue;
      --used_;
    }
    if (slot.others == 0) {
      slot.key = sign.key;
      ++used_;
    }
    slot.others |= std::uint64_t{1} << (sign.other % 64);
    if (static_cast<std::size_t>(std::popcount(slot.others)) == kGuessedArticles) {
      known.add(sign.key);
    }
  }
}

void FurnitureGuess::grow() {
  std::vector<Slot> slots(slots_.size() * 2);
  slots.swap(slots_);
  used_ = 0;
  for (const Slot& old : slots) {
    if (old.others == 0) continue;
    slot_of(old.key) = old;
    ++used_;
  }
}

}  // namespace byline
