// SPDX-License-Identifier: GPL-3.0-or-later
// Where words of the title and of the lead stand.
//
// They are not stored: a word of the title stands where the plain word does, before the title ends,
// and so with the lead. Where the two end is stored for each article (kRegionEnds in
// common/index/schema.hpp).
#pragma once

#include <memory>

#include "searcher/lists/term_lists.hpp"

namespace byline {

// The same lists, which know the positions of words of the title and of the lead too.
[[nodiscard]] std::shared_ptr<const TermLists> with_regions(std::shared_ptr<const TermLists> lists);

}  // namespace byline
