// SPDX-License-Identifier: GPL-3.0-or-later
// What the rule of furniture asks of each paragraph of an article.
//
// A paragraph that stands in kFurnitureArticles different articles of one site is furniture:
// donation pleas, rules for comments, notes on licences. Copies and re-scrapes of an article are
// no different ones, so articles count once for each longest other paragraph.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "common/article/article.hpp"

namespace byline {

inline constexpr std::size_t kFurnitureArticles = 8;

struct ParagraphSign {
  std::uint64_t key = 0;  // of site and paragraph: paragraph_key()
  // Of the article's longest paragraph with another key (by bytes, of equal ones the first), 31
  // bits; 0 where there is none: articles of a single paragraph count as one.
  std::uint32_t other = 0;
  bool is_furniture = false;  // as far as is known
};

// As it lies on disk: twice `other`, plus one where it is furniture.
[[nodiscard]] std::uint32_t mark_of(const ParagraphSign& sign);

// A hash of what an article stands on: its site or, where there is no URL, its folded outlet;
// nothing where there is neither. On disk: frozen.
[[nodiscard]] std::optional<std::uint64_t> site_key(const Article& article);

// A hash of the site (the outlet, where there is no URL) and of the paragraph; the case of A to Z
// makes no difference, nor does white space, which readers collapse. On disk: frozen.
[[nodiscard]] std::uint64_t paragraph_key(const Article& article, std::string_view paragraph);

// One sign a paragraph, in their order; none is known to be furniture.
[[nodiscard]] std::vector<ParagraphSign> paragraph_signs(const Article& article);

}  // namespace byline
