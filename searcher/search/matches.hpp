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

// How many stories the matches belong to. A story counts once an index.
[[nodiscard]] std::uint64_t count_stories(const Archive& archive, const Matches& matches);

// Every article that `filter` matches. Xapian's exceptions pass.
[[nodiscard]] Matches match_articles(const Archive& archive, const Xapian::Query& filter,
                                     Deadline deadline);

inline constexpr double kIneB2Parameter = 0.75;  // searcher/query/scoring.hpp says why

// To a millionth, so that sums in another order are equal.
[[nodiscard]] double round_score(double score);

struct ScoredArticle {
  Xapian::docid docid = 0;  // in archive.all
  double score = 0;         // by round_score()
};

struct ScoredMatches {
  std::vector<ScoredArticle> articles;  // in no order
  std::uint64_t total = 0;              // articles that match
  bool complete = true;                 // false: the time limit cut the match
};

// The IneB2 scores, over the whole archive, of at least the `reach` best articles that `ranked`
// matches and of all that score like the last of them; `total` counts every match. Over one index
// all matches are given: one pass that counts and scores is faster than one for each, even though
// it scores what will not be shown. Cut by the time limit, what one index had given so far.
[[nodiscard]] ScoredMatches score_articles(const Archive& archive, const Xapian::Query& ranked,
                                           std::uint64_t reach, Deadline deadline);

}  // namespace byline
