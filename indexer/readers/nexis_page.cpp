// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/nexis_page.hpp"

#include <algorithm>

#include "common/text/fold.hpp"
#include "indexer/decoding/html_tags.hpp"
#include "indexer/decoding/markup_tree.hpp"
#include "indexer/decoding/plain_text.hpp"

namespace byline::nexis {

namespace {

using std::string_view;

constexpr string_view kMark = "<!--centred ";
constexpr string_view kIndent = "    ";

bool is_block(const MarkupTree& tree, NodeId node) {
  const HtmlTag* tag = find_html_tag(tree[node].name);
  return tag != nullptr && tag->is_block;
}

// The blocks of one record, in their order.
class Lines {
 public:
  Lines(const MarkupTree& tree, string_view classes)
      : tree_(tree), classes_(" " + std::string(classes) + " ") {
    for (NodeId node = tree.next(0, 0); node != kNoNode; node = tree.next(node, 0)) add(node);
    flush();
  }

  [[nodiscard]] std::string take() { return std::move(lines_); }

 private:
  void add(NodeId node) {
    const MarkupNode& it = tree_[node];
    if (it.name == "br") {
      line_ += '\n';
    } else if (it.is_text() && !it.is_literal) {  // no script, no style sheet
      const NodeId block = block_of(node);
      if (block != block_) flush();
      block_ = block;
      std::string text = tree_.text_of(node);
      std::replace_if(
          text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
      line_ += text;
    }
  }

  // The block that the text stands in.
  [[nodiscard]] NodeId block_of(NodeId node) const {
    NodeId at = tree_[node].parent;
    while (at != 0 && at != kNoNode && !is_block(tree_, at)) at = tree_[at].parent;
    return at;
  }

  [[nodiscard]] bool is_centred() const {
    for (NodeId at = block_; at != 0 && at != kNoNode; at = tree_[at].parent) {
      const string_view name = tree_.raw_attribute(at, "class");
      if (!name.empty() && classes_.find(" " + std::string(name) + " ") != std::string::npos)
        return true;
    }
    return false;
  }

  void flush() {
    const bool is_indented = is_centred();
    string_view rest = line_;
    bool has_words = false;
    while (!rest.empty()) {
      const std::string line = squeeze(take_line(rest));
      if (line.empty()) continue;
      if (!has_words) lines_ += '\n';
      if (is_indented) lines_ += kIndent;
      lines_ += line;
      lines_ += '\n';
      has_words = true;
    }
    line_.clear();
  }

  const MarkupTree& tree_;
  const std::string classes_;
  NodeId block_ = kNoNode;
  std::string line_;  // of the block, as far as it is read
  std::string lines_;
};

}  // namespace

bool is_page(string_view head) {
  return head.find("<DOCFULL>") != string_view::npos;
}

string_view centred_class(string_view line) {
  constexpr std::size_t kLongest = 32;
  line = trimmed(line);
  const std::size_t end = std::min(line.find(' '), kLongest);
  if (!line.starts_with('.') || end >= line.size() || line[end] != ' ') return {};
  if (line.find("text-align: center") == string_view::npos) return {};
  const string_view name = line.substr(1, end - 1);
  return name.find_first_of("<>-,{") == string_view::npos ? name : string_view();
}

std::string page_mark(string_view classes) {
  return std::string(kMark) + std::string(classes) + "-->\n";
}

bool has_page_mark(string_view record) {
  return record.starts_with(kMark);
}

std::string lines_of_page(const std::string& record) {
  const std::size_t end = std::min(record.find("-->\n"), record.size());
  const string_view classes = string_view(record).substr(0, end);
  return Lines(MarkupTree(record, MarkupKind::Html), classes.substr(kMark.size())).take();
}

}  // namespace byline::nexis
