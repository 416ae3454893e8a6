// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/place.hpp"

#include <algorithm>

#include "common/text/fold.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/pages/marks.hpp"

namespace byline {

PagePlace::PagePlace(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                     std::string_view title, std::size_t first)
    : page_(page),
      blocks_(blocks),
      first_(first),
      title_(place_of_title(title)),
      text_(place_of_text()) {
  if (!has_headline() || title.empty()) return;
  for (NodeId at = headline(); at != kNoNode; at = page_[at].parent) {
    lies_in_article_ |= page_[at].name == "article";
  }
  const std::string& line = blocks_[title_].text;
  const std::size_t at = line.find(title);
  if (at != std::string::npos) beside_title_ = line.substr(0, at) + line.substr(at + title.size());
}

// A heading, the greatest and first; else the first text.
std::size_t PagePlace::place_of_title(std::string_view title) const {
  const std::string folded = fold_value(title);
  std::size_t place = static_cast<std::size_t>(-1);
  int best = 8;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const int level = blocks_[i].heading == 0 ? 7 : blocks_[i].heading;
    if (level >= best || !agrees(fold_value(blocks_[i].text), folded)) continue;
    place = i;
    best = level;
  }
  return place;
}

std::size_t PagePlace::first_near() const {
  constexpr std::size_t kBefore = 6;
  return centre() > kBefore ? centre() - kBefore : 0;
}

std::size_t PagePlace::end_near() const {
  constexpr std::size_t kAfter = 12;
  return std::min(centre() + kAfter, blocks_.size());
}

bool PagePlace::is_near(NodeId node) const {
  const std::size_t begin = first_near();
  const std::size_t end = end_near();
  if (begin >= end) return false;
  const NodeId past = end < blocks_.size() ? blocks_[end].text_node : kNoNode;
  return node + 3 >= blocks_[begin].text_node && node < past;
}

int PagePlace::side_of(NodeId node) const {
  return has_headline() && node > headline() ? 0 : 1;
}

bool PagePlace::holds_headline(NodeId node) const {
  return headline() > node && headline() < page_.next(node, 0, true);
}

bool PagePlace::holds_much(NodeId node) const {
  constexpr std::size_t kMostNodes = 2000;
  constexpr std::size_t kMostBytes = 8000;
  std::size_t nodes = 0;
  std::size_t bytes = 0;
  for (NodeId inner = node; inner != kNoNode; inner = page_.next(inner, node)) {
    bytes += page_[inner].text.size();
    if (++nodes > kMostNodes || bytes > kMostBytes) return true;
  }
  return false;
}

bool PagePlace::is_below_headline(NodeId node) const {
  return text_ < blocks_.size() && node > headline() && node < blocks_[text_].text_node;
}

// Where the text is known to begin below the headline: of the article as it was found, else the
// first paragraph. Past all blocks where none is near.
std::size_t PagePlace::place_of_text() const {
  constexpr std::size_t kMostBetween = 12;
  constexpr std::size_t kParagraphBytes = 100;
  if (!has_headline()) return blocks_.size();
  std::size_t place = first_;
  if (place <= title_) {
    place = title_ + 1;
    while (place < blocks_.size() && (blocks_[place].text.size() < kParagraphBytes ||
                                      3 * blocks_[place].link_bytes > blocks_[place].text.size()))
      ++place;
  }
  return place <= title_ + kMostBetween ? place : blocks_.size();
}

bool PagePlace::is_aside(NodeId node) const {
  const bool is_below = is_below_headline(node);
  bool is_at_foot = false;
  for (NodeId at = node; at != kNoNode && at != 0; at = page_[at].parent) {
    const std::string_view name = page_[at].name;
    if (name == "body") return is_at_foot;
    // The foot of an article is its own, that of a page is not.
    if (holds_headline(at)) return is_at_foot && name != "article";
    if (name == "article" && lies_in_article_) return true;  // another one
    const std::uint32_t marks = marks_of(page_, at);
    if (name == "nav" || (name == "aside" && !is_below && (marks & kToolMark) == 0)) return true;
    constexpr std::uint32_t kOwn = kBylineMark | kDateMark | kProseMark;
    if ((marks & kOwn) != 0 || name == "article" || name == "main") continue;
    if ((marks & kFurnitureMark) != 0 && (marks & kToolMark) == 0) return true;
    is_at_foot |= !is_below && (marks & kFootMark) != 0;
  }
  return false;
}

}  // namespace byline
