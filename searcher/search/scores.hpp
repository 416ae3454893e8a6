// SPDX-License-Identifier: GPL-3.0-or-later
// How well articles that match answer the words of a query.
//
// IneB2, as Xapian::IneB2Weight computes it, but over all matches at once: the lists of a group of
// terms are counted one after the other, and never merged. Source: Amati and
// van Rijsbergen, "Probabilistic models of information retrieval based on measuring the divergence
// from randomness" (2002); api/weight of xapian-core 1.4.22.
//
// Thread rule: one thread.
#pragma once

#include <optional>
#include <utility>
#include <vector>
#include "searcher/query/deadline.hpp"
#include "searcher/query/scoring.hpp"
#include "searcher/search/archive.hpp"
#include "searcher/search/matches.hpp"

namespace byline {

inline constexpr double kIneB2Parameter = 0.75;  // searcher/query/scoring.hpp says why

struct Scores {
  std::vector<std::vector<double>> parts;  // of each match of Matches::parts, by round_score()
  bool complete = true;                    // false: the time limit passed; scores are too low
};

// To a millionth, so that sums in another order are equal.
[[nodiscard]] double round_score(double score);

// The score of every match by statistics of the whole archive. Costs the lists of all terms, and
// the lengths of all articles once; four bytes for each number of an article, twelve a match.
[[nodiscard]] Scores score_articles(const Archive& archive, QuestionLists& lists,
                                    const Matches& matches, const std::vector<ScoringGroup>& groups,
                                    Deadline deadline);

// What match_articles() and score_articles() give for a query that asks for any term of the first
// group and nothing else, in one walk over these lists, of which none is kept: for groups of many
// terms.
[[nodiscard]] std::pair<Matches, Scores> score_holders(const Archive& archive,
                                                       const std::vector<ScoringGroup>& groups,
                                                       Deadline deadline);

// What pairs add to articles, by their place in `docids`, numbers in archive.all that ascend: a
// share of what both words score alone, once where they stand as in the query, once where they
// stand near each other. Nothing when the time limit stopped it. Costs the positions of all words
// in each.
[[nodiscard]] std::optional<std::vector<double>> score_pairs(
    const Archive& archive, const std::vector<Xapian::docid>& docids,
    const std::vector<WordPair>& pairs, Deadline deadline);

}  // namespace byline
