// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/near_query.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "searcher/query/combining.hpp"
#include "searcher/query/position_source.hpp"
#include "searcher/query/tree_walk.hpp"

namespace byline {

namespace {

using Xapian::Query;

Query near_each_other(Query::op how, const TermSet& left, const TermSet& right,
                      Xapian::termcount window) {
  if (left.empty() || right.empty()) return {};
  const std::vector<Query> sides{any_of(left), any_of(right)};
  return Query(how, sides.begin(), sides.end(), window);
}

TermSet without_terms(const TermSet& from, const TermSet& taken) {
  TermSet left;
  std::set_difference(from.begin(), from.end(), taken.begin(), taken.end(),
                      std::inserter(left, left.end()));
  return left;
}

// A window is counted with both ends. Xapian misses pairs where a word of both sides lets it pass
// over a place, so what the sides share stands against itself, apart from the rest.
Query near_words(const NearNode& near, const TermSet& left, const TermSet& right) {
  const bool is_same = near.order == NearNode::Order::SameParagraph;
  const Xapian::termcount window = (is_same ? kMaxDistance : near.distance) + 1;
  if (near.order == NearNode::Order::Given) {
    return near_each_other(Query::OP_PHRASE, left, right, window);
  }
  const TermSet only_left = without_terms(left, right);
  const TermSet only_right = without_terms(right, left);
  const TermSet shared = without_terms(left, only_left);
  const std::vector<Query> ways{near_each_other(Query::OP_NEAR, only_left, right, window),
                                near_each_other(Query::OP_NEAR, shared, only_right, window),
                                near_each_other(Query::OP_NEAR, shared, shared, window)};
  return Query(Query::OP_OR, ways.begin(), ways.end());
}

bool is_of_one_field(const std::vector<const Node*>& sides) {
  const SideField first = side_fields(*sides.front())->front();
  return std::all_of(sides.begin(), sides.end(), [&](const Node* side) {
    const std::vector<SideField> fields = *side_fields(*side);
    return std::count(fields.begin(), fields.end(), first) ==
           static_cast<std::ptrdiff_t>(fields.size());
  });
}

// Xapian opens and merges the positions of all forms once for each mention: ATLEAST/50 of 60 forms
// takes seconds for one article, where they can be read once.
constexpr std::size_t kMostMerged = 64;  // mentions times forms

bool is_cheap(std::uint32_t times, const TermSet& side) {
  return times == 1 || times * side.size() <= kMostMerged;
}

// As many positions as mentions, as far apart as they like.
Query mentions_of_words(std::uint32_t times, const PositionSide& side) {
  if (side.words.empty() || times == 1) return side.articles;
  const std::vector<Query> mentions(times, any_of(side.words));
  constexpr Xapian::termcount kAnywhere = 1U << 30;
  return Query(Query::OP_NEAR, mentions.begin(), mentions.end(), kAnywhere);
}

}  // namespace

Query near_query(const NearNode& near, const PositionSide& left, const PositionSide& right,
                 Deadline deadline) {
  return left.phrases.empty() && right.phrases.empty() &&
                 is_of_one_field({near.left.get(), near.right.get()})
             ? near_words(near, left.words, right.words)
             : near_by_reading(near, left, right, deadline);
}

Query mentions_query(const AtLeastNode& counted, const PositionSide& side, Deadline deadline) {
  const bool are_words = side.phrases.empty() && is_of_one_field({counted.part.get()});
  return are_words && is_cheap(counted.times, side.words)
             ? mentions_of_words(counted.times, side)
             : mentions_by_reading(counted.times, side, deadline);
}

}  // namespace byline
