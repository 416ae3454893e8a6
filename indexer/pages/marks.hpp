// SPDX-License-Identifier: GPL-3.0-or-later
// What the class, id and role of an element say about it, word by word.
//
// One table of the words that sites of many countries use. A word counts where it begins a word of
// the attribute ("relatedPosts", "related-posts", "related_posts" all begin with "related").
// Thread rule: free function without state.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/decoding/markup_tree.hpp"

namespace byline {

// Bits of a mark.
// menus, comments, teasers, share buttons, advertisements
inline constexpr std::uint32_t kFurnitureMark = 1;
// the article's own text
inline constexpr std::uint32_t kBodyMark = 2;
inline constexpr std::uint32_t kBylineMark = 4;
inline constexpr std::uint32_t kDateMark = 8;
inline constexpr std::uint32_t kCaptionMark = 16;
// a summary, of this article or another
inline constexpr std::uint32_t kTeaserMark = 64;
// of the page around this article, where its day and its byline may stand: share buttons, banners
inline constexpr std::uint32_t kToolMark = 256;
// the foot of an article or of a page
inline constexpr std::uint32_t kFootMark = 512;
// what only subscribers see, or what asks others to subscribe
inline constexpr std::uint32_t kGateMark = 1024;
// none of these is text of the article
inline constexpr std::uint32_t kNoProse = kFurnitureMark | kToolMark | kFootMark;
// what holds a picture
inline constexpr std::uint32_t kPictureMark = 2048;
// the words above a headline
inline constexpr std::uint32_t kKickerMark = 128;
// the links from the front page to an article
inline constexpr std::uint32_t kTrailMark = 4096;
// article, content, main: says little, but speaks against furniture
inline constexpr std::uint32_t kProseMark = 32;

[[nodiscard]] std::uint32_t marks_in(std::string_view attribute);

// Of an element's class and id. An id that is the words of a heading ("sharing-with-a-friend") says
// nothing.
[[nodiscard]] std::uint32_t marks_of(const MarkupTree& page, NodeId node);

}  // namespace byline
