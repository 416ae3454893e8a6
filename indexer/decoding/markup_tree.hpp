// SPDX-License-Identifier: GPL-3.0-or-later
// An HTML page or XML document as a tree, read as browsers do: whatever the bytes, there is a tree.
//
// Our own reader, since one mechanism then serves pages, feeds and agency files, keeps what is
// ill-formed, resolves no entity that a document declares (no entity floods, no external files) and
// takes time linear in the bytes. Elements deeper than kMaxDepth become flat, their text stays.
// HTML: names in lower case, void elements, script and style as raw text, and the end tags that
// HTML lets out (HTML standard, "optional tags"). XML: names as written, CDATA.
// Thread rule: a tree is used by one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace byline {

enum class MarkupKind { Html, Xml };

// 0 is the root, which stands for the document.
using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xFFFFFFFF;

struct MarkupNode {
  std::string_view name;    // of an element; empty for a text
  std::string_view text;    // of a text, as it stands in the bytes
  bool is_literal = false;  // CDATA or raw text: holds no entities
  NodeId parent = kNoNode;
  NodeId first = kNoNode;
  NodeId last = kNoNode;
  NodeId next = kNoNode;
  std::uint32_t attributes = 0;  // first of them
  std::uint32_t attribute_count = 0;

  [[nodiscard]] bool is_text() const { return name.empty(); }
};

class MarkupTree {
 public:
  static constexpr std::size_t kMaxDepth = 256;
  static constexpr std::size_t kMaxAttributes = 64;  // of one element; the others are passed over
  static constexpr std::size_t kMaxNodes = 4'000'000;

  // `bytes` is UTF-8.
  MarkupTree(std::string bytes, MarkupKind kind);
  MarkupTree(const MarkupTree&) = delete;
  MarkupTree& operator=(const MarkupTree&) = delete;

  [[nodiscard]] const MarkupNode& operator[](NodeId id) const { return nodes_[id]; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

  // As it stands in the bytes; "" where there is none.
  [[nodiscard]] std::string_view raw_attribute(NodeId id, std::string_view name) const;
  // Entities decoded, white space trimmed.
  [[nodiscard]] std::string attribute(NodeId id, std::string_view name) const;
  [[nodiscard]] bool has_attribute(NodeId id, std::string_view name) const;

  // All text below, entities decoded, nothing added between elements; of the first `most` nodes.
  [[nodiscard]] std::string text_of(NodeId id, std::size_t most = kMaxNodes) const;

  // The node after `id` in document order that lies below `root`, or kNoNode. With `skip` what lies
  // below `id` is passed over.
  [[nodiscard]] NodeId next(NodeId id, NodeId root, bool skip = false) const;

  // What is wrong with it as XML ("an end tag is missing: title"), or "".
  [[nodiscard]] const std::string& flaw() const { return flaw_; }

 private:
  struct Attribute {
    std::string_view name;
    std::string_view value;
  };
  class Builder;

  std::string bytes_;
  std::vector<MarkupNode> nodes_;
  std::vector<Attribute> attributes_;
  std::string flaw_;
};

// Without its prefix: "dc:creator" is "creator".
[[nodiscard]] std::string_view local_name(std::string_view name);

// The first child element of that local name, or kNoNode.
[[nodiscard]] NodeId child_named(const MarkupTree& tree, NodeId parent, std::string_view name);

}  // namespace byline
