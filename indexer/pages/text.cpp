// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/text.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "common/text/fold.hpp"
#include "indexer/pages/lines.hpp"
#include "indexer/pages/marks.hpp"

namespace byline {

namespace {

using std::string_view;

constexpr std::size_t kMinProseBytes = 25;

// Links in it, of its whole.
double link_share(const TextBlock& block) {
  return static_cast<double>(block.link_bytes) / static_cast<double>(block.text.size());
}

std::size_t commas_in(string_view text) {
  std::size_t commas = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ',') ++commas;
    // The comma of Chinese and Japanese, in its two forms, and of Arabic.
    const string_view rest = text.substr(i, 3);
    if (rest == "\xE3\x80\x81" || rest == "\xEF\xBC\x8C" || rest.starts_with("\xD8\x8C")) ++commas;
  }
  return commas;
}

double prose_of(const TextBlock& block) {
  if (block.text.size() < kMinProseBytes || block.heading != 0 || link_share(block) > 0.5) return 0;
  const double length = std::min(static_cast<double>(block.text.size()) / 100, 3.0);
  return (1 + static_cast<double>(commas_in(block.text)) + length) * (1 - link_share(block));
}

double tag_weight(string_view name) {
  if (name == "div") return 5;
  if (name == "article" || name == "main") return 10;
  if (name == "pre" || name == "td" || name == "blockquote") return 3;
  if (name == "li" || name == "ul" || name == "ol" || name == "dl" || name == "dd") return -3;
  return 0;
}

class Finder {
 public:
  Finder(const MarkupTree& page, const std::vector<TextBlock>& blocks)
      : page_(page), blocks_(blocks) {
    for (const TextBlock& block : blocks_) weigh(block);
  }

  // The element that is the article; 0 where there is none.
  NodeId article() {
    NodeId best = 0;
    double best_score = 0;
    for (auto& [node, weight] : weights_) {
      if (weight.score <= 0) continue;
      const double share = weight.bytes == 0 ? 0
                                             : static_cast<double>(weight.link_bytes) /
                                                   static_cast<double>(weight.bytes);
      const double score = (weight.score + bonus(node)) * (1 - share);
      if (score > best_score || (score == best_score && node < best)) {
        best = node;
        best_score = score;
      }
    }
    if (best == 0) return 0;
    return widened(named_body(best));
  }

 private:
  struct Weight {
    double score = 0;
    double prose = 0;  // of all blocks below
    std::size_t bytes = 0;
    std::size_t link_bytes = 0;
  };

  void weigh(const TextBlock& block) {
    const double prose = prose_of(block);
    int level = 0;
    NodeId node = block.node;
    // A paragraph speaks for its parent; text that stands in a <div> itself for that.
    const string_view own = page_[node].name;
    const bool is_leaf =
        own == "p" || own == "li" || own == "blockquote" || own == "pre" || own == "dd";
    if (is_leaf) node = page_[node].parent;
    for (; node != kNoNode && node != 0; node = page_[node].parent, ++level) {
      Weight& weight = weights_[node];
      weight.prose += prose;
      weight.bytes += block.text.size();
      weight.link_bytes += block.link_bytes;
      if (level == 0) weight.score += prose;
      if (level == 1) weight.score += prose / 2;
      if (level > 1 && level < 5) weight.score += prose / (3 * level);
    }
  }

  [[nodiscard]] double bonus(NodeId node) const {
    double weight = tag_weight(page_[node].name);
    const std::uint32_t marks = marks_of(page_, node);
    if ((marks & kBodyMark) != 0 || page_.raw_attribute(node, "itemprop") == "articleBody")
      weight += 25;
    if ((marks & kProseMark) != 0) weight += 10;
    if ((marks & kNoProse) != 0) weight -= 25;
    return weight;
  }

  [[nodiscard]] double prose(NodeId node) const {
    const auto found = weights_.find(node);
    return found == weights_.end() ? 0 : found->second.prose;
  }

  [[nodiscard]] bool lies_in(NodeId inner, NodeId outer) const {
    for (NodeId at = inner; at != kNoNode; at = page_[at].parent) {
      if (at == outer) return true;
    }
    return false;
  }

  // How plainly an element says that it is the body of an article.
  [[nodiscard]] int body_name(NodeId node) const {
    if (page_.raw_attribute(node, "itemprop").find("articleBody") != string_view::npos) return 3;
    if ((marks_of(page_, node) & kBodyMark) != 0) return 2;
    if (page_[node].name == "article") return 1;
    return 0;
  }

  // The element around or in `best` that says so, if it holds about as much prose.
  NodeId named_body(NodeId best) {
    constexpr double kEnough = 0.8;
    NodeId chosen = best;
    int name = 0;
    double most = 0;
    for (const auto& [node, weight] : weights_) {
      const int its_name = body_name(node);
      if (its_name == 0 || weight.prose < kEnough * prose(best)) continue;
      if (!lies_in(node, best) && !lies_in(best, node)) continue;
      const bool better = its_name > name || (its_name == name && weight.prose > most);
      if (!better) continue;
      chosen = node;
      name = its_name;
      most = weight.prose;
    }
    is_named_ = name > 0;
    return chosen;
  }

  // Goes up while much more prose lies beside: an article in several parts.
  NodeId widened(NodeId node) {
    const double factor = is_named_ ? 1.5 : 1.15;
    const NodeId last = last_part(node);
    for (NodeId above = page_[node].parent; above != kNoNode && above != 0;
         above = page_[above].parent) {
      const string_view name = page_[above].name;
      if (name == "body" || name == "html") break;
      const bool holds_parts = last != node && lies_in(last, above) && !lies_in(last, node);
      if (holds_parts || prose(above) > factor * prose(node)) node = above;
    }
    return node;
  }

  // Whether an element is called the body of an article by the same class as another.
  [[nodiscard]] bool is_part(NodeId node, NodeId other) const {
    const string_view classes = page_.raw_attribute(node, "class");
    return !classes.empty() && classes == page_.raw_attribute(other, "class") &&
           body_name(other) == body_name(node) && prose(other) > 0;
  }

  static constexpr int kLeastHeadline = 3;

  // The element farthest from `node` that goes on with it: of the same class, with advertisements
  // and pictures between them, but no headline of another article. `node` where there is none.
  [[nodiscard]] NodeId last_part(NodeId node) const {
    if (!is_named_ || body_name(node) < 2) return node;
    NodeId part = node;
    NodeId end = page_.next(node, 0, true);
    std::size_t i = first_block_from(end);
    constexpr std::size_t kMostBetween = 30;
    for (std::size_t between = 0; i < blocks_.size() && between < kMostBetween; ++between) {
      if (const NodeId other = part_around(blocks_[i], node); other != kNoNode) {
        part = other;
        i = first_block_from(page_.next(other, 0, true));
        between = 0;
      } else if (blocks_[i].heading != 0 && blocks_[i].heading <= kLeastHeadline) {
        break;
      } else {
        ++i;
      }
    }
    return part == node ? first_part(node) : part;
  }

  // The same before it.
  [[nodiscard]] NodeId first_part(NodeId node) const {
    constexpr std::size_t kMostBetween = 30;
    std::size_t i = first_block_from(node);
    for (std::size_t between = 0; i > 0 && between < kMostBetween; ++between) {
      const TextBlock& block = blocks_[--i];
      if (block.heading != 0 && block.heading <= kLeastHeadline) break;
      if (const NodeId other = part_around(block, node); other != kNoNode) return other;
    }
    return node;
  }

  // The element around a block that is a part like `node`, or kNoNode.
  [[nodiscard]] NodeId part_around(const TextBlock& block, NodeId node) const {
    for (NodeId at = block.node; at != kNoNode; at = page_[at].parent) {
      if (is_part(node, at)) return lies_in(node, at) ? kNoNode : at;
    }
    return kNoNode;
  }

  // The first block at or behind a place in the page.
  [[nodiscard]] std::size_t first_block_from(NodeId node) const {
    const auto found = std::lower_bound(
        blocks_.begin(), blocks_.end(), node,
        [](const TextBlock& block, NodeId place) { return block.text_node < place; });
    return static_cast<std::size_t>(found - blocks_.begin());
  }

  const MarkupTree& page_;
  const std::vector<TextBlock>& blocks_;
  std::unordered_map<NodeId, Weight> weights_;
  bool is_named_ = false;
};

// Whether the cell before or behind, in the same row, holds more than a link.
bool stands_in_data_row(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                        std::size_t i) {
  const auto row_of = [&](const TextBlock& block) {
    NodeId at = block.node;
    while (at != kNoNode && page[at].name != "tr") at = page[at].parent;
    return at;
  };
  if (!blocks[i].is_cell) return false;
  const NodeId row = row_of(blocks[i]);
  const auto is_data = [&](std::size_t k) {
    return blocks[k].is_cell && link_share(blocks[k]) < 0.5 && row_of(blocks[k]) == row;
  };
  return row != kNoNode && ((i > 0 && is_data(i - 1)) || (i + 1 < blocks.size() && is_data(i + 1)));
}

bool is_kept(const TextBlock& block) {
  constexpr std::size_t kShort = 100;
  if (link_share(block) > 0.7) return block.text.size() > 300;
  if (is_credit(block.text) || is_of_other_articles(block.text)) return false;
  const bool is_short = block.text.size() < kShort;
  if ((block.marks & kBylineMark) != 0 && block.heading == 0) return false;
  if (is_short && (block.marks & kDateMark) != 0 && block.heading == 0) return false;
  const bool is_crumb = !block.is_item && !block.is_cell && block.heading == 0 &&
                        words_in(block.text) < 4 && !ends_sentence(block.text) &&
                        !has_no_spaces(block.text);
  return !is_crumb;
}

// Between the headline and the text stands what sums it up; what stands below a heading that is a
// link sums up another article.
bool is_lead(const std::vector<TextBlock>& blocks, std::size_t i) {
  constexpr std::size_t kMinBytes = 60;
  const TextBlock& block = blocks[i];
  const bool is_teaser = i > 0 && blocks[i - 1].heading != 0 && link_share(blocks[i - 1]) > 0.5;
  return !is_teaser && block.text.size() >= kMinBytes && link_share(block) < 0.3 && is_kept(block);
}

bool is_title(const TextBlock& block, const std::string& folded_title) {
  return block.heading != 0 && !folded_title.empty() && fold_value(block.text) == folded_title;
}

// A sentence that readers see, not a line of a player or a menu.
bool is_sentence(const TextBlock& block) {
  constexpr std::size_t kMinBytes = 60;
  return block.heading == 0 && block.text.size() >= kMinBytes && link_share(block) < 0.3 &&
         ends_sentence(block.text);
}

// Above its title stands no text of an article; but a teaser far below may repeat the title, so it
// counts only where more follows than goes before. Of several, the last that has only lines of the
// page above it counts. `titles` are places in `kept`.
void cut_above_title(std::vector<const TextBlock*>& kept, const std::vector<std::size_t>& titles) {
  // The items of a list of news begin with links.
  const auto size_of = [](const TextBlock& block) {
    return block.is_item && link_share(block) > 0.15 ? 0 : block.text.size();
  };
  std::size_t bytes = 0;
  for (const TextBlock* block : kept) bytes += size_of(*block);
  std::size_t before = 0;
  std::size_t begin = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    bool has_sentence = false;
    for (; at < titles[i]; ++at) {
      before += size_of(*kept[at]);
      has_sentence |= is_sentence(*kept[at]);
    }
    if (2 * before > bytes || (i > 0 && has_sentence)) break;
    begin = titles[i];
  }
  kept.erase(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(begin));
}

// A heading with nothing below it; but one as long as a sentence is the line below a headline, or
// one of a list of pictures.
bool is_idle(const std::vector<const TextBlock*>& kept, std::size_t i) {
  constexpr std::size_t kSentenceBytes = 60;
  if (kept[i]->heading == 0) return false;
  if (i + 1 == kept.size()) return true;
  const bool is_bare = kept[i + 1]->heading != 0 && kept[i + 1]->heading <= kept[i]->heading;
  return is_bare && (kept[i]->text.size() < kSentenceBytes || kept[i]->link_bytes > 0);
}

}  // namespace

PageText find_page_text(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                        string_view title) {
  PageText found;
  for (const TextBlock& block : blocks) {
    found.all_bytes += block.text.size();
    found.link_bytes += block.link_bytes;
  }
  const NodeId root = Finder(page, blocks).article();
  found.root = root;
  const NodeId end = page.next(root, 0, true);
  const std::string folded_title = fold_value(title);
  std::vector<const TextBlock*> kept;
  std::vector<std::size_t> titles;
  found.first_block = blocks.size();
  bool is_below_title = false;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const TextBlock& block = blocks[i];
    if (block.text_node >= end) break;
    const bool is_inside = block.text_node >= root;
    if (is_inside) found.first_block = std::min(found.first_block, i);
    if (is_title(block, folded_title)) {
      titles.push_back(kept.size());
      is_below_title = true;
    } else if (is_inside ? is_kept(block) || stands_in_data_row(page, blocks, i)
                         : is_below_title && is_lead(blocks, i)) {
      kept.push_back(&block);
    }
  }
  cut_above_title(kept, titles);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    // What sums up an article may stand above its text and in its head.
    const bool is_twice = i == 1 && kept[0]->text_node < root && kept[0]->text == kept[1]->text;
    if (!is_idle(kept, i) && !is_twice) found.paragraphs.push_back(kept[i]->text);
  }
  return found;
}

}  // namespace byline
