// SPDX-License-Identifier: GPL-3.0-or-later
// Which paragraphs are furniture: the rule, applied to all articles that are held.
//
// What it says depends on the articles alone, not on their order nor on what was known before.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "indexer/furniture/known_furniture.hpp"
#include "indexer/furniture/paragraph_sorter.hpp"

namespace byline {

// Whether a paragraph that these articles hold is furniture.
[[nodiscard]] bool is_furniture(std::span<const ParagraphEntry> holders);

struct FurnitureDecision {
  KnownFurniture::Keys keys;
  std::vector<std::uint32_t> wrong;  // articles whose marks say otherwise, ascending
};

// Decides for all entries of articles that `is_held`.
[[nodiscard]] FurnitureDecision decide_furniture(ParagraphSorter& paragraphs,
                                                 const std::function<bool(std::uint32_t)>& is_held);

}  // namespace byline
