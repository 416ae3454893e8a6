// SPDX-License-Identifier: GPL-3.0-or-later
// Lists that are not stored, because others say what they would.
//
// An article has a word in its lead where the plain word stands before the lead ends, and so with
// the title; where the two end is a value of the article (kSlotRegions in common/index/schema.hpp).
// A word in capitals that stores no positions has all those of the plain word. The words of a name
// stand where its values, which the article's slot names, have them.
#pragma once

#include <memory>

#include "searcher/lists/term_lists.hpp"

namespace byline {

// The same lists and these too. `database` is theirs.
[[nodiscard]] std::shared_ptr<const TermLists> with_derived(std::shared_ptr<const TermLists> lists,
                                                            const Xapian::Database& database);

}  // namespace byline
