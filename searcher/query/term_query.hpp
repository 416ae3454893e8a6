// SPDX-License-Identifier: GPL-3.0-or-later
// What holds one of some terms, as a filter without weight.
//
// Xapian 1.4's matcher fails ("Unexpected end of posting list") on a term without weight that every
// article of a database has, where it stands beside others and numbers have gaps because articles
// were taken out. Such terms are asked for in another way.
//
// Thread rule: free functions without state.
#pragma once

#include <xapian.h>

#include "searcher/query/mentions.hpp"
#include "searcher/query/vocabulary.hpp"

namespace byline {

[[nodiscard]] Xapian::Query holding_any(const TermSet& terms, const Vocabulary& vocabulary);

}  // namespace byline
