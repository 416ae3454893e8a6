// SPDX-License-Identifier: GPL-3.0-or-later
// Where the values of agency and archive XML stand: one table of element names for all formats.
//
// Thread rule: free functions without state.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "indexer/decoding/markup_tree.hpp"
#include "indexer/readers/field_keys.hpp"

namespace byline::news_xml {

// Where a value stands: an element, as a path of local names in lower case, and the attribute that
// holds it ("": its text). Rows of a slot are tried in order; `all` takes every such element.
struct Place {
  Slot slot;
  std::array<std::string_view, 3> path;
  std::string_view attribute = {};
  bool all = false;
};

[[nodiscard]] std::span<const Place> all_places();

// Whether an element has all of its record's path above it.
[[nodiscard]] bool fits(const MarkupTree& tree, NodeId node, const Place& place);

}  // namespace byline::news_xml
