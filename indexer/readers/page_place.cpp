// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/page_place.hpp"

#include "common/text/fold.hpp"
#include "indexer/readers/page_marks.hpp"
#include "indexer/readers/page_title.hpp"

namespace byline {

PagePlace::PagePlace(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                     std::string_view title, std::size_t first)
    : page_(page), blocks_(blocks), first_(first), title_(place_of_title(title)) {}

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

bool PagePlace::is_aside(NodeId node) const {
  for (NodeId at = node; at != kNoNode && at != 0; at = page_[at].parent) {
    const std::string_view name = page_[at].name;
    const bool holds_headline = headline() > at && headline() < page_.next(at, 0, true);
    if (holds_headline || name == "body") return false;
    if (name == "aside" || name == "nav") return true;
    const std::string_view of_class = page_.raw_attribute(at, "class");
    const std::uint32_t marks = marks_in(of_class) | marks_in(page_.raw_attribute(at, "id"));
    constexpr std::uint32_t kOwn = kBylineMark | kDateMark | kProseMark;
    const bool is_marked = (marks & kFurnitureMark) != 0 && (marks & kOwn) == 0;
    if (is_marked && name != "article" && name != "main" &&
        of_class.find("meta") == of_class.npos) {
      return true;
    }
  }
  return false;
}

}  // namespace byline
