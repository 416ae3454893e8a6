// SPDX-License-Identifier: GPL-3.0-or-later
// The articles that a query matches, by number: what every count is made from.
//
// Nothing here is an estimate. What a query says of words and values is answered from whole lists,
// a set at a time; only what looks at positions or slots is asked of Xapian's matcher, about the
// articles that the rest leaves.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "searcher/lists/read_lists.hpp"
#include "searcher/query/compiler.hpp"
#include "searcher/search/archive.hpp"

namespace byline {

struct Matches {
  std::vector<std::vector<Xapian::docid>> parts;  // an index of the archive each; ascending
  bool complete = true;                           // false: the time limit cut the match

  [[nodiscard]] std::uint64_t total() const;
};

// The lists of the archive's parts, for a question that matches and scores by `groups`.
using QuestionLists = std::vector<ReadLists>;
[[nodiscard]] QuestionLists lists_for_question(const Archive& archive,
                                               const std::vector<ScoringGroup>& groups);

// Every article that `filter` matches; of a match that was cut some of them. Xapian's exceptions
// pass. Costs the lists of the filter's terms, four bytes an article.
[[nodiscard]] Matches match_articles(const Archive& archive, QuestionLists& lists,
                                     const Xapian::Query& filter, Deadline deadline);
// Where nothing else is asked of the lists.
[[nodiscard]] Matches match_articles(const Archive& archive, const Xapian::Query& filter,
                                     Deadline deadline);

}  // namespace byline
