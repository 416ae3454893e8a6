// SPDX-License-Identifier: GPL-3.0-or-later
// What the class, id and role of an element say about it, word by word.
//
// One table of the words that sites of many countries use. A word counts where it begins a word of
// the attribute ("relatedPosts", "related-posts", "related_posts" all begin with "related").
// Thread rule: free function without state.
#pragma once

#include <cstdint>
#include <string_view>

namespace byline {

enum Mark : std::uint32_t {
  kFurnitureMark = 1,  // menus, comments, teasers, share buttons, advertisements
  kBodyMark = 2,       // the article's own text
  kBylineMark = 4,
  kDateMark = 8,
  kCaptionMark = 16,
  kTeaserMark = 64,   // a summary, of this article or another
  kKickerMark = 128,  // the words above a headline
  kProseMark = 32,    // article, content, main: says little, but speaks against furniture
};

[[nodiscard]] std::uint32_t marks_in(std::string_view attribute);

}  // namespace byline
