// SPDX-License-Identifier: GPL-3.0-or-later
// From a tree to Xapian queries: the first room of the searcher that knows Xapian.
//
// Every word becomes the set of its forms in the archive (vocabulary.hpp); what matches is boolean
// and exact, what scores is built beside it (scoring.hpp).
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "searcher/lists/term_lists.hpp"
#include "searcher/query/clause.hpp"
#include "searcher/query/deadline.hpp"
#include "searcher/query/scoring.hpp"
#include "searcher/query/tree.hpp"
#include "searcher/query/vocabulary.hpp"

namespace byline {

// What to mark in a title or a text, and to name under --why: one positive word or phrase.
struct Highlight {
  std::string text;                             // as written: flood*, "sea wall"
  std::optional<Field> field;                   // nothing: title and text
  std::vector<std::vector<std::string>> words;  // per word of the phrase its folded forms; one
                                                // entry for a single word
};

struct CompiledQuery {
  Xapian::Query filter;  // which articles match; weightless
  // What ranks them; empty: newest first.
  std::vector<ScoringGroup> scoring;
  std::vector<WordPair> pairs;  // what lifts the best of that ranking
  Xapian::Query only_wide;      // what matches only with every date: read as date:~; empty when
                                // nothing can
  std::vector<Highlight> highlights;
  std::vector<CompiledClause> clauses;
  std::vector<Note> notes;  // words that no article holds, expansions cut at the cap, ...
};

// `lists` are those of the vocabulary's databases, where they are read off the tables. Throws
// Error{Incomplete} when `deadline` passes while words are expanded, Error{Usage} for a
// phrase of too many words once it is analysed, Error{Index} for caps: of an index that has none.
// Xapian's exceptions pass.
[[nodiscard]] CompiledQuery compile_query(const Node& root, Vocabulary& vocabulary,
                                          Deadline deadline, const KnownLists& lists = {});

}  // namespace byline
