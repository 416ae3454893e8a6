// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/page_place.hpp"

#include "common/text/fold.hpp"
#include "indexer/readers/page_marks.hpp"
#include "indexer/readers/page_title.hpp"

namespace byline {

PagePlace::PagePlace(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                     std::string_view title, std::size_t first)
    : page_(page), blocks_(blocks), first_(first), title_(place_of_title(title)) {
  if (!has_headline() || title.empty()) return;
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

int PagePlace::side_of(NodeId node) const {
  return has_headline() && node > headline() ? 0 : 1;
}

bool PagePlace::holds_headline(NodeId node) const {
  return headline() > node && headline() < page_.next(node, 0, true);
}

bool PagePlace::is_aside(NodeId node) const {
  for (NodeId at = node; at != kNoNode && at != 0; at = page_[at].parent) {
    const std::string_view name = page_[at].name;
    if (holds_headline(at) || name == "body") return false;
    const std::string_view of_class = page_.raw_attribute(at, "class");
    const bool is_meta = of_class.find("meta") != of_class.npos;
    if (name == "nav" || (name == "aside" && !is_meta)) return true;
    const std::uint32_t marks = marks_in(of_class) | marks_in(page_.raw_attribute(at, "id"));
    constexpr std::uint32_t kOwn = kBylineMark | kDateMark | kProseMark;
    const bool is_marked = (marks & kFurnitureMark) != 0 && (marks & kOwn) == 0;
    if (is_marked && name != "article" && name != "main" && !is_meta) return true;
  }
  return false;
}

}  // namespace byline
