// SPDX-License-Identifier: GPL-3.0-or-later
// Scores a word that stands alone, over every article that holds a form of it.
//
// Gives what score_articles() would: the same formula, from the same estimates. Lists are walked
// one after the other into an array, which for many forms costs a small part of the trees that
// Xapian builds of them, and for one form somewhat less.
#pragma once

#include "searcher/query/scoring.hpp"
#include "searcher/search/archive.hpp"
#include "searcher/search/matches.hpp"

namespace byline {

// Xapian's exceptions pass.
[[nodiscard]] ScoredMatches score_word(const Archive& archive, const ScoringWord& word,
                                       Deadline deadline);

}  // namespace byline
