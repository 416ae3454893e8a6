// SPDX-License-Identifier: GPL-3.0-or-later
// The articles that a query matches, by number: what every count is made from.
//
// Four bytes an article. Nothing here is an estimate.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "searcher/query/compiler.hpp"
#include "searcher/search/archive.hpp"

namespace byline {

struct Matches {
  std::vector<std::vector<Xapian::docid>> parts;  // an index of the archive each; ascending
  bool complete = true;                           // false: the time limit cut the match

  [[nodiscard]] std::uint64_t total() const;
};

// Every article that `filter` matches. Xapian's exceptions pass.
[[nodiscard]] Matches match_articles(const Archive& archive, const Xapian::Query& filter,
                                     Deadline deadline);

struct ScoredArticle {
  Xapian::docid docid = 0;  // in archive.all
  double score = 0;         // rounded to a millionth, so that sums in another order are equal
};

struct ScoredMatches {
  std::vector<ScoredArticle> articles;  // ascending by docid
  bool complete = true;
};

// Every article that `ranked` matches with its IneB2 score over the whole archive. One pass that
// counts and scores is faster than one for each, even though it scores what will not be shown.
[[nodiscard]] ScoredMatches score_articles(const Archive& archive, const Xapian::Query& ranked,
                                           Deadline deadline);

}  // namespace byline
