// SPDX-License-Identifier: GPL-3.0-or-later
// Where on a page something stands: behind the headline or before it, or in what belongs to another
// article or to the page around.
//
// Thread rule: const methods only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/decoding/markup_tree.hpp"
#include "indexer/pages/blocks.hpp"

namespace byline {

class PagePlace {
 public:
  // Both are borrowed. `blocks` are those with the furniture, `first` the first of the text.
  PagePlace(const MarkupTree& page, const std::vector<TextBlock>& blocks, std::string_view title,
            std::size_t first);

  [[nodiscard]] bool has_headline() const { return title_ < blocks_.size(); }
  // The block that shows the headline; past all of them where none does.
  [[nodiscard]] std::size_t title() const { return title_; }
  // The same, or where the text begins.
  [[nodiscard]] std::size_t centre() const { return has_headline() ? title_ : first_; }
  // The blocks around the headline where its byline and its day stand: from the first, before the
  // end.
  [[nodiscard]] std::size_t first_near() const;
  [[nodiscard]] std::size_t end_near() const;
  [[nodiscard]] bool is_near(NodeId node) const;
  // What else the headline's block holds: <h1>A wall<br><small>3 May 2014</small></h1>.
  [[nodiscard]] const std::string& beside_title() const { return beside_title_; }
  // 0: behind the headline; 1: before it, or there is none.
  [[nodiscard]] int side_of(NodeId node) const;
  [[nodiscard]] bool holds_headline(NodeId node) const;
  // More than a byline or a day has beside it: what it says need not be read for either.
  [[nodiscard]] bool holds_much(NodeId node) const;
  // What holds the headline, too, is no aside.
  [[nodiscard]] bool is_aside(NodeId node) const;

 private:
  [[nodiscard]] std::size_t place_of_title(std::string_view title) const;
  [[nodiscard]] std::size_t place_of_text() const;
  // Between the headline and the text, which are near each other.
  [[nodiscard]] bool is_below_headline(NodeId node) const;
  [[nodiscard]] NodeId headline() const { return has_headline() ? blocks_[title_].text_node : 0; }

  const MarkupTree& page_;
  const std::vector<TextBlock>& blocks_;
  std::size_t first_;
  std::size_t title_;
  std::size_t text_;
  std::string beside_title_;
  bool lies_in_article_ = false;  // the headline, in an <article>
};

}  // namespace byline
