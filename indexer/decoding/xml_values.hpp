// SPDX-License-Identifier: GPL-3.0-or-later
// Values of an XML or SGML record, found by the names of their elements.
//
// Names are compared without prefix and case, since agencies and archives agree on neither.
// Thread rule: free functions without state.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/decoding/markup_tree.hpp"

namespace byline {

// Whether the local name of an element is `name`, which is in lower case.
[[nodiscard]] bool is_named(const MarkupTree& tree, NodeId node, std::string_view name);

// The first element of that name below `root`, or kNoNode. `path` narrows: {"docdata", "doc-id"}.
[[nodiscard]] NodeId find_element(const MarkupTree& tree, NodeId root,
                                  std::initializer_list<std::string_view> path);

// All elements of that name below `root`, at most 1,000.
[[nodiscard]] std::vector<NodeId> find_elements(const MarkupTree& tree, NodeId root,
                                                std::string_view name);

// The text of an element on one line; "" for kNoNode.
[[nodiscard]] std::string line_of(const MarkupTree& tree, NodeId node);

// The local name of the first element of a document, in lower case, comments and declarations
// passed over; "" where `head` is no markup. `attributes` gets what stands behind it in the tag.
[[nodiscard]] std::string root_element(std::string_view head,
                                       std::string_view* attributes = nullptr);

// What an element holds as HTML: CDATA and escaped markup as markup, elements as tags. What lies in
// elements named in `without` is left out.
[[nodiscard]] std::string html_of(const MarkupTree& tree, NodeId node,
                                  std::initializer_list<std::string_view> without = {});

}  // namespace byline
