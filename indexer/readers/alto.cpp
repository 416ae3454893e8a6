// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/alto.hpp"

#include "indexer/decoding/xml_values.hpp"

namespace byline::alto {

namespace {

std::string word_of(const MarkupTree& tree, NodeId node) {
  const std::string part = tree.attribute(node, "SUBS_TYPE");
  if (part == "HypPart2") return {};
  std::string whole = part == "HypPart1" ? tree.attribute(node, "SUBS_CONTENT") : std::string();
  return whole.empty() ? tree.attribute(node, "CONTENT") : whole;
}

std::string number_of(const MarkupTree& tree, NodeId page) {
  std::string number = tree.attribute(page, "PRINTED_IMG_NR");
  return number.empty() ? tree.attribute(page, "PHYSICAL_IMG_NR") : number;
}

class Reading {
 public:
  Reading(const MarkupTree& tree, NodeId root) : tree_(tree), root_(root) {}

  Page run() {
    for (NodeId node = tree_.next(root_, root_); node != kNoNode; node = tree_.next(node, root_)) {
      if (tree_[node].is_text()) continue;
      close_before(node);
      open(node);
    }
    close_before(root_);
    return std::move(page_);
  }

 private:
  struct Open {
    NodeId node;
    std::string id;
    std::size_t first;
  };

  void open(NodeId node) {
    if (is_named(tree_, node, "textblock")) ++blocks_;
    if (is_named(tree_, node, "page") && page_.number.empty()) {
      page_.number = number_of(tree_, node);
    }
    std::string id = tree_.attribute(node, "ID");
    if (!id.empty()) open_.push_back({node, std::move(id), page_.words.size()});
    if (is_named(tree_, node, "string")) page_.words.push_back({word_of(tree_, node), blocks_});
  }

  // Ends the elements that `node` does not lie in.
  void close_before(NodeId node) {
    while (!open_.empty() && !lies_in(node, open_.back().node)) {
      Open& last = open_.back();
      page_.places.try_emplace(std::move(last.id), last.first, page_.words.size());
      open_.pop_back();
    }
  }

  [[nodiscard]] bool lies_in(NodeId node, NodeId above) const {
    for (NodeId at = tree_[node].parent; at != kNoNode && at >= above; at = tree_[at].parent) {
      if (at == above) return true;
    }
    return false;
  }

  const MarkupTree& tree_;
  const NodeId root_;
  Page page_;
  std::vector<Open> open_;
  std::size_t blocks_ = 0;
};

}  // namespace

Page read(const MarkupTree& tree, NodeId root) {
  return Reading(tree, root).run();
}

std::vector<std::string> paragraphs(const Page& page, std::size_t first, std::size_t end,
                                    const std::vector<bool>& is_taken) {
  std::vector<std::string> found;
  std::size_t block = 0;
  for (std::size_t i = first; i < end; ++i) {
    const Word& word = page.words[i];
    if (word.text.empty() || (!is_taken.empty() && is_taken[i])) continue;
    if (found.empty() || word.block != block) {
      found.push_back(word.text);
      block = word.block;
    } else {
      found.back() += ' ';
      found.back() += word.text;
    }
  }
  return found;
}

}  // namespace byline::alto
