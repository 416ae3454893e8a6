// SPDX-License-Identifier: GPL-3.0-or-later
// One clause of a query, for --explain: what it is, and what answering it takes.
//
// Thread rule: free functions without state.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/query/tree.hpp"
#include "searcher/query/vocabulary.hpp"

namespace byline {

// In reading order of the tree.
struct CompiledClause {
  std::string text;     // as written
  std::string meaning;  // in a reporter's words, no prefixes, slots or Query(...)
  int depth = 0;
  Xapian::Query query;
  // "word", "phrase", "value", "date", "added", "length", "and", "or", "not", "near", "same",
  // "atleast", "all".
  std::string_view kind;
  Forms found;  // of a single word
  // What it takes beyond its parts and the lists of its words: "compares every word of the
  // archive"; empty for nothing. Positions are apart, for their articles must be counted.
  std::string cost;
  Xapian::Query positions;  // the articles whose positions are read; empty where none are
};

// What is known of a clause from its node alone; `depth` is 0 for the root.
[[nodiscard]] CompiledClause clause_of(const Node& node, int depth);

// "reads positions in 43 articles".
[[nodiscard]] std::string positions_cost(std::uint64_t articles);

}  // namespace byline
