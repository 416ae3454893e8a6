// SPDX-License-Identifier: GPL-3.0-or-later
// From one word or one quoted text, with the field it stands in, to a leaf of the tree.
//
// Thread rule: free functions without state.
#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/query/lexer.hpp"
#include "searcher/query/tree.hpp"

namespace byline {

// The field that a word stands in, from `field:` before it or before its bracket.
struct FieldContext {
  const FieldInfo* field = nullptr;  // nothing: title and text
  bool whole_value = false;          // written with =
  std::size_t begin = 0;             // where the field is written
};

// What dates are read by.
struct Now {
  Day today;              // what relative dates count from
  std::string_view zone;  // where the days of added: begin; empty: the system's
};

// A null node: the word holds no letter or digit and is left out, which is noted.
using Leaf = std::variant<NodePtr, QueryProblem>;

// `token` is a Word, Quoted or Address. Adds what the person should know to `notes`. Error{Usage}
// for an unknown zone.
[[nodiscard]] Leaf make_leaf(const QueryToken& token, const FieldContext& context, const Now& now,
                             std::vector<Note>& notes);

}  // namespace byline
