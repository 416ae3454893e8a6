// SPDX-License-Identifier: GPL-3.0-or-later
// Queries that read no text: lengths, times of adding and whole values. All are weightless.
//
// Thread rule: free functions; the vocabulary belongs to one thread.
#pragma once

#include <xapian.h>

#include "searcher/query/tree.hpp"
#include "searcher/query/vocabulary.hpp"

namespace byline {

[[nodiscard]] Xapian::Query added_query(const AddedNode& range);
[[nodiscard]] Xapian::Query length_query(const NumberNode& range);

struct ValueQuery {
  Xapian::Query query;
  Forms ids;  // that begin with the value; only some where `found` says that there are more
};

// The whole value; for an id that no article has what COLLECTION:ID names, else those that begin
// with it, where it has kShortestIdPrefix characters (common/index/article_lookup.hpp).
[[nodiscard]] ValueQuery value_query(const WholeValueNode& value, Vocabulary& vocabulary);

}  // namespace byline
