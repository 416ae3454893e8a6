// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/next_articles.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "common/text/fold.hpp"

namespace byline {

namespace {

// The outermost <article> around a block, or kNoNode.
NodeId article_of(const MarkupTree& page, const TextBlock& block) {
  NodeId article = kNoNode;
  for (NodeId at = block.node; at != kNoNode; at = page[at].parent) {
    if (page[at].name == "article") article = at;
  }
  return article;
}

}  // namespace

std::vector<TextBlock> without_next_articles(const MarkupTree& page, std::vector<TextBlock> blocks,
                                             std::string_view title) {
  const std::string folded_title = fold_value(title);
  std::vector<NodeId> own;  // both in the order of the page
  std::vector<NodeId> next;
  for (const TextBlock& block : blocks) {
    if (block.heading != 1) continue;
    const NodeId article = article_of(page, block);
    if (article == kNoNode) continue;
    if (fold_value(block.text) == folded_title) {
      own.push_back(article);
    } else if (!own.empty()) {
      next.push_back(article);
    }
  }
  if (next.empty()) return blocks;
  std::erase_if(blocks, [&](const TextBlock& block) {
    const NodeId article = article_of(page, block);
    return std::binary_search(next.begin(), next.end(), article) &&
           !std::binary_search(own.begin(), own.end(), article);
  });
  return blocks;
}

}  // namespace byline
