// SPDX-License-Identifier: GPL-3.0-or-later
// Short words for what is done to Xapian's queries everywhere.
#pragma once

#include <xapian.h>

#include <vector>

#include "searcher/query/mentions.hpp"

namespace byline {

inline Xapian::Query everything() {
  return Xapian::Query(std::string());
}

inline Xapian::Query combine(Xapian::Query::op how, const std::vector<Xapian::Query>& parts) {
  return Xapian::Query(how, parts.begin(), parts.end());
}

// `left` without what any of `right` matches.
inline Xapian::Query without(const Xapian::Query& left, const std::vector<Xapian::Query>& right) {
  if (right.empty()) return left;
  return Xapian::Query(Xapian::Query::OP_AND_NOT, left, combine(Xapian::Query::OP_OR, right));
}

inline Xapian::Query any_of(const TermSet& terms) {
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

}  // namespace byline
