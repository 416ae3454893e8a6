// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/decoding/xml_values.hpp"

#include <algorithm>

#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "indexer/decoding/html_tags.hpp"
#include "indexer/decoding/markup.hpp"

namespace byline {

namespace {

constexpr std::size_t kMostElements = 1000;

// Stands for a tag that may or may not part two words: see without_marks.
constexpr char kMark = '\x01';

// A start tag is enough to part blocks; of elements that HTML does not know the headlines and
// blocks of NITF part, too.
std::string tag_for(std::string_view name) {
  std::string local(local_name(name));
  for (char& c : local) c = lower_ascii(c);
  std::string tag = "<" + local + ">";
  if (has_markup(tag)) return tag;
  const HtmlTag* row = find_html_tag(local);
  const bool is_block = (row != nullptr && row->is_block) || local.starts_with("hl") ||
                        local == "block" || local == "paragraph";
  return is_block ? "<p>" : std::string(1, kMark);
}

bool opens(std::string_view before) {
  constexpr std::string_view kOpening = " \t\n([{\"'$#@<>";
  return before.empty() || kOpening.find(before.back()) != std::string_view::npos ||
         before.ends_with("\u201C") || before.ends_with("\u2018");
}

bool closes(std::string_view behind) {
  constexpr std::string_view kClosing = " \t\n.,;:!?)]}'\"%";
  return behind.empty() || kClosing.find(behind[0]) != std::string_view::npos ||
         behind.starts_with("\u201D") || behind.starts_with("\u2019");
}

// "(<org>Acme</org>'s" is "(Acme's", and "<name>Ann</name><name>Lee</name>" two words.
std::string without_marks(const std::string& html) {
  if (html.find(kMark) == std::string::npos) return html;
  std::string plain;
  plain.reserve(html.size());
  for (std::size_t at = 0; at < html.size(); ++at) {
    if (html[at] != kMark) {
      plain += html[at];
      continue;
    }
    while (at + 1 < html.size() && html[at + 1] == kMark) ++at;
    if (!opens(plain) && !closes(std::string_view(html).substr(at + 1))) plain += ' ';
  }
  return plain;
}

// The ends of lines in <pre> part them.
std::string text_for(const MarkupTree& tree, NodeId node, std::string text) {
  constexpr int kMostAbove = 3;
  NodeId at = tree[node].parent;
  for (int i = 0; i < kMostAbove && at != kNoNode && at != 0; ++i, at = tree[at].parent) {
    if (!is_named(tree, at, "pre")) continue;
    std::string parted;
    for (const char c : text) parted += c == '\n' ? "<br>" : std::string(1, c);
    return parted;
  }
  return text;
}

}  // namespace

bool is_named(const MarkupTree& tree, NodeId node, std::string_view name) {
  const std::string_view own = local_name(tree[node].name);
  return own.size() == name.size() &&
         std::equal(own.begin(), own.end(), name.begin(),
                    [](char a, char b) { return lower_ascii(a) == b; });
}

NodeId find_element(const MarkupTree& tree, NodeId root,
                    std::initializer_list<std::string_view> path) {
  NodeId found = root;
  for (const std::string_view name : path) {
    const NodeId above = found;
    if (above == kNoNode) return kNoNode;
    found = kNoNode;
    for (NodeId node = tree.next(above, above); node != kNoNode; node = tree.next(node, above)) {
      if (!is_named(tree, node, name)) continue;
      found = node;
      break;
    }
  }
  return found;
}

std::vector<NodeId> find_elements(const MarkupTree& tree, NodeId root, std::string_view name) {
  std::vector<NodeId> found;
  if (root == kNoNode) return found;
  for (NodeId node = tree.next(root, root); node != kNoNode; node = tree.next(node, root)) {
    if (is_named(tree, node, name)) found.push_back(node);
    if (found.size() == kMostElements) break;
  }
  return found;
}

std::string line_of(const MarkupTree& tree, NodeId node) {
  return node == kNoNode ? std::string() : squeeze(tree.text_of(node));
}

std::string root_element(std::string_view head, std::string_view* attributes) {
  const std::size_t begin = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string_view::npos || head[begin] != '<') return {};
  head.remove_prefix(begin);
  while (head.starts_with("<!") || head.starts_with("<?")) {
    const std::string_view end = head.starts_with("<!--") ? "-->"
                                 : head.starts_with("<?") ? "?>"
                                                          : ">";
    std::size_t at = head.find(end);
    const std::size_t subset = head.starts_with("<!D") ? head.find('[') : std::string_view::npos;
    if (subset < at) at = head.find('>', std::min(head.find(']', subset), head.size()));
    if (at == std::string_view::npos) return {};
    head.remove_prefix(at + end.size());
    head.remove_prefix(std::min(head.find('<'), head.size()));
  }
  if (head.empty()) return {};
  const std::size_t end = std::min(head.find_first_of(" \t\r\n/>", 1), head.size());
  if (attributes != nullptr) *attributes = head.substr(end, head.find('>', end) - end);
  std::string name(local_name(head.substr(1, end - 1)));
  for (char& c : name) c = lower_ascii(c);
  return name;
}

std::string html_of(const MarkupTree& tree, NodeId root,
                    std::initializer_list<std::string_view> without) {
  std::string html;
  if (root == kNoNode) return html;
  bool has_elements = false;
  for (NodeId node = tree[root].first; node != kNoNode; node = tree[node].next) {
    has_elements |= !tree[node].is_text();
  }
  bool skip = false;
  for (NodeId node = tree.next(root, root); node != kNoNode; node = tree.next(node, root, skip)) {
    const MarkupNode& it = tree[node];
    skip = false;
    if (it.is_text()) {
      html +=
          text_for(tree, node,
                   it.is_literal || has_elements ? std::string(it.text) : decode_entities(it.text));
      continue;
    }
    skip = std::any_of(without.begin(), without.end(),
                       [&](std::string_view name) { return is_named(tree, node, name); });
    skip = skip || is_named(tree, node, "script") || is_named(tree, node, "style");
    if (!skip) html += tag_for(it.name);
  }
  return without_marks(html);
}

}  // namespace byline
