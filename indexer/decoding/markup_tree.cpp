// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/decoding/markup_tree.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "indexer/decoding/html_tags.hpp"
#include "indexer/decoding/markup.hpp"

namespace byline {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}

bool same_name(std::string_view text, std::string_view name) {
  return text.size() == name.size() &&
         std::equal(text.begin(), text.end(), name.begin(),
                    [](char a, char b) { return lower_ascii(a) == lower_ascii(b); });
}

}  // namespace

class MarkupTree::Builder {
 public:
  Builder(MarkupTree& tree, MarkupKind kind)
      : tree_(tree), bytes_(tree.bytes_), is_html_(kind == MarkupKind::Html) {
    tree_.nodes_.reserve(bytes_.size() / 24 + 16);
    tree_.nodes_.emplace_back();
    open_.push_back({0, nullptr});
  }

  void run() {
    while (at_ < bytes_.size() && tree_.nodes_.size() < kMaxNodes) {
      const std::size_t begin = at_;
      at_ = std::min(bytes_.find('<', at_), bytes_.size());
      while (at_ < bytes_.size() && !is_markup())
        at_ = std::min(bytes_.find('<', at_ + 1), bytes_.size());
      add_text(begin, at_, false);
      if (at_ < bytes_.size()) read_markup();
    }
    if (open_.size() > 1) note("an end tag is missing: ", tree_.nodes_[open_.back().node].name);
  }

 private:
  struct Open {
    NodeId node;
    const HtmlTag* tag;
  };

  void note(std::string_view flaw, std::string_view what) {
    if (!is_html_ && tree_.flaw_.empty()) tree_.flaw_ = std::string(flaw) + std::string(what);
  }

  [[nodiscard]] char byte(std::size_t at) const { return at < bytes_.size() ? bytes_[at] : '\0'; }

  [[nodiscard]] bool is_markup() const {
    const char c = byte(at_ + 1);
    if (c == '/') return begins_name(byte(at_ + 2)) || byte(at_ + 2) == '>';
    return c == '!' || c == '?' || begins_name(c);
  }

  NodeId append(MarkupNode node) {
    const auto id = static_cast<NodeId>(tree_.nodes_.size());
    const NodeId parent = open_.back().node;
    node.parent = parent;
    tree_.nodes_.push_back(node);
    MarkupNode& above = tree_.nodes_[parent];
    if (above.first == kNoNode) {
      above.first = id;
    } else {
      tree_.nodes_[above.last].next = id;
    }
    above.last = id;
    return id;
  }

  void add_text(std::size_t begin, std::size_t end, bool is_literal) {
    if (begin >= end) return;
    MarkupNode node;
    node.text = std::string_view(bytes_).substr(begin, end - begin);
    node.is_literal = is_literal;
    append(node);
  }

  void read_markup() {
    const char c = byte(at_ + 1);
    if (c == '!') return read_declaration();
    if (c == '?') return skip_past(">");
    if (c == '/') return read_end_tag();
    read_start_tag();
  }

  void skip_past(std::string_view end) {
    const std::size_t found = bytes_.find(end, at_ + 1);
    at_ = found == std::string::npos ? bytes_.size() : found + end.size();
  }

  void read_declaration() {
    const std::string_view rest = std::string_view(bytes_).substr(at_);
    if (rest.starts_with("<!--")) {
      const std::size_t end = no_comment_end_ ? std::string::npos : bytes_.find("-->", at_ + 2);
      no_comment_end_ = end == std::string::npos;
      if (no_comment_end_) return skip_past(">");
      at_ = end + 3;
    } else if (rest.starts_with("<![CDATA[")) {
      constexpr std::size_t kOpen = 9;
      const std::size_t end = std::min(bytes_.find("]]>", at_ + kOpen), bytes_.size());
      add_text(at_ + kOpen, end, true);
      if (end == bytes_.size()) note("a CDATA section is not closed", "");
      at_ = std::min(end + 3, bytes_.size());
    } else if (rest.starts_with("<!DOCTYPE") && !is_html_) {
      skip_doctype();
    } else {
      skip_past(">");
    }
  }

  // Its internal subset in [ ] holds '>'.
  void skip_doctype() {
    const std::size_t bracket = bytes_.find_first_of("[>", at_);
    if (bracket != std::string::npos && bytes_[bracket] == '[') {
      const std::size_t end = bytes_.find(']', bracket);
      at_ = end == std::string::npos ? bytes_.size() : end;
    }
    skip_past(">");
  }

  std::string_view read_name() {
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && !is_space(bytes_[at_]) && bytes_[at_] != '>' &&
           bytes_[at_] != '/' && bytes_[at_] != '=' && bytes_[at_] != '<') {
      if (is_html_) bytes_[at_] = lower_ascii(bytes_[at_]);
      ++at_;
    }
    return std::string_view(bytes_).substr(begin, at_ - begin);
  }

  void skip_space() {
    while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
  }

  std::string_view read_value() {
    const char quote = byte(at_);
    std::size_t end = 0;
    if (quote == '"' || quote == '\'') {
      ++at_;
      bool& is_missing = quote == '"' ? no_double_quote_ : no_single_quote_;
      end = is_missing ? std::string::npos : bytes_.find(quote, at_);
      is_missing = end == std::string::npos;
      if (is_missing) end = std::min(bytes_.find('>', at_), bytes_.size());
    } else {
      end = std::min(bytes_.find_first_of(" \t\r\n\f>", at_), bytes_.size());
    }
    const std::string_view value = std::string_view(bytes_).substr(at_, end - at_);
    at_ = end;
    if (byte(at_) == quote) ++at_;
    return value;
  }

  // Attributes up to the '>'. Whether it ends in "/>".
  bool read_attributes(MarkupNode& node) {
    bool self_closing = false;
    node.attributes = static_cast<std::uint32_t>(tree_.attributes_.size());
    while (at_ < bytes_.size() && bytes_[at_] != '>') {
      const char c = bytes_[at_];
      if (c == '<') return self_closing;  // the tag was not closed
      self_closing = c == '/';
      if (self_closing || is_space(c) || c == '=') {
        ++at_;
        continue;
      }
      Attribute attribute;
      attribute.name = read_name();
      skip_space();
      if (byte(at_) == '=') {
        ++at_;
        skip_space();
        attribute.value = read_value();
      }
      if (node.attribute_count == kMaxAttributes) continue;
      tree_.attributes_.push_back(attribute);
      ++node.attribute_count;
    }
    if (at_ < bytes_.size()) ++at_;
    return self_closing;
  }

  void read_start_tag() {
    ++at_;
    MarkupNode node;
    node.name = read_name();
    const bool self_closing = read_attributes(node);
    const HtmlTag* tag = is_html_ ? find_html_tag(node.name) : nullptr;
    if (tag != nullptr) close_implied(*tag);
    const NodeId id = append(node);
    const bool is_leaf = is_html_ ? (tag != nullptr && tag->is_void) : self_closing;
    if (is_leaf || (self_closing && tag == nullptr)) return;
    if (tag != nullptr && tag->is_raw) return read_raw(id, *tag);
    if (open_.size() > kMaxDepth) {
      ++too_deep_;
      return;
    }
    open_.push_back({id, tag});
    ++open_names_[node.name];
  }

  void pop() {
    --open_names_[tree_.nodes_[open_.back().node].name];
    open_.pop_back();
  }

  void pop_to(std::size_t size) {
    while (open_.size() > size) pop();
  }

  void close_implied(const HtmlTag& opened) {
    if (is_open("head") && !opened.is_head && opened.name != "head") close_element("head");
    if (opened.closes_p && is_open("p")) close_element("p");
    if (!opened.is_item) return;
    // An item ends the one before, and what is open in it, but not beyond its own list or table.
    for (std::size_t i = open_.size(); i-- > 1;) {
      const std::string_view name = tree_.nodes_[open_[i].node].name;
      if (closes_item(opened.name, name)) {
        pop_to(i);
        continue;
      }
      if (name == "ul" || name == "ol" || name == "dl" || name == "table" || name == "select")
        return;
    }
  }

  [[nodiscard]] bool is_open(std::string_view name) const {
    const auto found = open_names_.find(name);
    return found != open_names_.end() && found->second > 0;
  }

  void close_element(std::string_view name) {
    const HtmlTag* tag = is_html_ ? find_html_tag(name) : nullptr;
    const bool is_block = tag != nullptr && tag->is_block;
    for (std::size_t i = open_.size(); i-- > 1;) {
      if (tree_.nodes_[open_[i].node].name == name) return pop_to(i);
      const HtmlTag* open = open_[i].tag;
      if (open == nullptr) continue;
      const bool is_wall =
          is_block ? open->is_scope && !(tag->is_scope || tag->is_item) : open->is_block;
      if (is_wall && is_html_) return;
    }
  }

  void read_end_tag() {
    at_ += 2;
    const std::string_view name = read_name();
    skip_past_end();
    if (is_html_ && name == "p" && !is_open("p")) return;
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    if (!is_open(name)) return note("an end tag without its start tag: ", name);
    if (tree_.nodes_[open_.back().node].name != name) {
      note("an end tag is missing: ", tree_.nodes_[open_.back().node].name);
    }
    close_element(name);
  }

  void skip_past_end() {
    at_ = std::min(bytes_.find('>', at_), bytes_.size());
    if (at_ < bytes_.size()) ++at_;
  }

  // The content of <script>, <title>, ... up to its end tag, or to the end.
  void read_raw(NodeId id, const HtmlTag& tag) {
    std::size_t end = at_;
    for (;; end += 2) {
      end = no_raw_end_ ? std::string::npos : bytes_.find("</", end);
      if (end == std::string::npos) {
        no_raw_end_ = true;
        return;  // read on as if it were not raw
      }
      if (same_name(std::string_view(bytes_).substr(end + 2, tag.name.size()), tag.name)) break;
    }
    const bool has_entities = tag.name == "title" || tag.name == "textarea";
    open_.push_back({id, &tag});
    add_text(at_, end, !has_entities);
    open_.pop_back();
    at_ = end;
    skip_past_end();
  }

  MarkupTree& tree_;
  std::string& bytes_;
  const bool is_html_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  std::unordered_map<std::string_view, std::uint32_t>
      open_names_;  // so that no end tag is sought in vain
  std::size_t too_deep_ = 0;
  // What was looked for in vain is not looked for again, so that the whole stays linear.
  bool no_comment_end_ = false;
  bool no_raw_end_ = false;
  bool no_double_quote_ = false;
  bool no_single_quote_ = false;
};

MarkupTree::MarkupTree(std::string bytes, MarkupKind kind) : bytes_(std::move(bytes)) {
  Builder(*this, kind).run();
}

std::string_view MarkupTree::raw_attribute(NodeId id, std::string_view name) const {
  const MarkupNode& node = nodes_[id];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const Attribute& attribute = attributes_[node.attributes + i];
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

bool MarkupTree::has_attribute(NodeId id, std::string_view name) const {
  const MarkupNode& node = nodes_[id];
  const auto begin = attributes_.begin() + static_cast<std::ptrdiff_t>(node.attributes);
  return std::any_of(begin, begin + static_cast<std::ptrdiff_t>(node.attribute_count),
                     [name](const Attribute& attribute) { return attribute.name == name; });
}

std::string MarkupTree::attribute(NodeId id, std::string_view name) const {
  return squeeze(decode_entities(raw_attribute(id, name)));
}

std::string MarkupTree::text_of(NodeId id, std::size_t most) const {
  std::string text;
  for (NodeId node = id; node != kNoNode && most > 0; node = next(node, id), --most) {
    if (!nodes_[node].is_text()) continue;
    if (nodes_[node].is_literal) {
      text += nodes_[node].text;
    } else {
      text += decode_entities(nodes_[node].text);
    }
  }
  return text;
}

NodeId MarkupTree::next(NodeId id, NodeId root, bool skip) const {
  if (!skip && nodes_[id].first != kNoNode) return nodes_[id].first;
  while (id != root) {
    if (nodes_[id].next != kNoNode) return nodes_[id].next;
    id = nodes_[id].parent;
  }
  return kNoNode;
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

NodeId child_named(const MarkupTree& tree, NodeId parent, std::string_view name) {
  for (NodeId node = tree[parent].first; node != kNoNode; node = tree[node].next) {
    if (!tree[node].is_text() && local_name(tree[node].name) == name) return node;
  }
  return kNoNode;
}

}  // namespace byline
