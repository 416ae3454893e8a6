// SPDX-License-Identifier: GPL-3.0-or-later
// Which articles stand on the page that was asked for, and in which order.
//
// Relevance: IneB2 over every match, then what adjacent words add for the best kRescored alone;
// equal scores by date, newest first, then by id. When nothing scores, newest first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "searcher/query/compiler.hpp"
#include "searcher/search/archive.hpp"
#include "searcher/search/page_order.hpp"
#include "searcher/search/search.hpp"

namespace byline {

// Pairs cost about seven times the plain ranking over everything. The number does not depend on the
// page, so that page 2 follows from page 1.
inline constexpr std::size_t kRescored = 300;

struct RankedPage {
  std::vector<RankedRow> rows;
  std::uint64_t total = 0;    // articles that match
  std::uint64_t stories = 0;  // that they belong to
  // --group: the other matches of the stories of rows, by the row's article.
  std::unordered_map<Xapian::docid, std::vector<Xapian::docid>> copies;
  bool complete = true;  // false: the time limit cut the match; rows are the best of what it saw
};

struct RankOrder {
  SortOrder sort = SortOrder::Relevance;
  std::uint64_t seed = 0;  // of Random
  bool group = false;      // one row a story
};

// Xapian's exceptions pass.
[[nodiscard]] RankedPage rank_articles(const Archive& archive, const CompiledQuery& query,
                                       const RankOrder& order, const PageRange& range,
                                       Deadline deadline);

}  // namespace byline
