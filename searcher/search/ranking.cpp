// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/ranking.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <unordered_map>
#include <utility>

#include "common/base/hash.hpp"
#include "common/index/schema.hpp"
#include "searcher/search/days.hpp"
#include "searcher/search/identity.hpp"
#include "searcher/search/matches.hpp"
#include "searcher/search/story_rows.hpp"

namespace byline {

namespace {

using Rows = std::vector<RankedRow>;

constexpr double kUndated = std::numeric_limits<double>::infinity();

bool by_docid(const RankedRow& a, const RankedRow& b) {
  return a.docid < b.docid;
}

// Calls `take(row, day)` for every row with the first day of its date as something that sorts
// newest first; undated ones last.
template <class Take>
void each_newest_first(const Archive& archive, Rows& rows, double sign, const Take& take) {
  if (!std::is_sorted(rows.begin(), rows.end(), by_docid)) {
    std::sort(rows.begin(), rows.end(), by_docid);
  }
  DayReader days(archive.all);
  for (RankedRow& row : rows) {
    const std::optional<DaySpan> span = days.read(row.docid);
    take(row, span ? sign * span->first : kUndated);
  }
}

Rows matched_rows(const Archive& archive, const Matches& matches) {
  Rows rows;
  rows.reserve(matches.total());
  for (std::size_t part = 0; part < matches.parts.size(); ++part) {
    for (const Xapian::docid docid : matches.parts[part]) {
      RankedRow& row = rows.emplace_back();
      row.docid = docid_in_all(archive, part, docid);
    }
  }
  std::sort(rows.begin(), rows.end(), by_docid);
  return rows;
}

// The same seed gives the same order over the same articles, however they are stored.
void rank_at_random(const Archive& archive, Rows& rows, std::uint64_t seed) {
  std::vector<Xapian::docid> docids;
  docids.reserve(rows.size());
  for (const RankedRow& row : rows) docids.push_back(row.docid);
  each_by_id(archive.all, docids, [&](std::size_t place, const std::string& id_term) {
    rows[place].rank = static_cast<double>(hash128(id_term, seed).high >> 11);
  });
}

void rank_unscored(const Archive& archive, Rows& rows, const RankOrder& order) {
  const auto rank = [](RankedRow& row, double day) { row.rank = day; };
  switch (order.sort) {
    case SortOrder::Random:
      return rank_at_random(archive, rows, order.seed);
    case SortOrder::Oldest:
      return each_newest_first(archive, rows, 1, rank);
    case SortOrder::Relevance:
    case SortOrder::Newest:
      return each_newest_first(archive, rows, -1, rank);
  }
}

// Counts the stories of all rows and marks who leads them; with `group` leaves one row a story.
void mark_stories(const Archive& archive, bool group, Rows& rows, RankedPage& page) {
  StoryRows stories = choose_story_rows(archive, ArchiveStories(archive), rows);
  page.stories = stories.stories;
  for (RankedRow& row : rows) row.leads_story = stories.others.count(row.docid) == 0;
  if (!group) return;
  std::erase_if(rows, [](const RankedRow& row) { return !row.leads_story; });
  page.copies = std::move(stories.copies);
}

RankedPage page_by_date_or_chance(const Archive& archive, const CompiledQuery& query,
                                  const RankOrder& order, const PageRange& range,
                                  Deadline deadline) {
  const Matches matches = match_articles(archive, query.filter, deadline);
  RankedPage page;
  page.total = matches.total();
  page.complete = matches.complete;
  Rows rows = matched_rows(archive, matches);
  rank_unscored(archive, rows, order);
  mark_stories(archive, order.group, rows, page);
  page.rows = order_page(archive.all, std::move(rows), range);
  return page;
}

// The best `count` rows and all that score like the last of them, to keep the reading of dates to
// those that can be on the page.
void keep_best_scores(Rows& rows, std::uint64_t count) {
  if (count == 0 || count >= rows.size()) return;
  const auto last = rows.begin() + static_cast<std::ptrdiff_t>(count) - 1;
  const auto better = [](const RankedRow& a, const RankedRow& b) { return a.score > b.score; };
  std::nth_element(rows.begin(), last, rows.end(), better);
  const double edge = last->score;
  rows.erase(std::partition(last + 1, rows.end(),
                            [edge](const RankedRow& row) { return row.score == edge; }),
             rows.end());
}

// Rows from the first one to the end of the page.
std::uint64_t reach_of(const PageRange& range) {
  constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();
  return range.limit && *range.limit < kAll - range.offset ? range.offset + *range.limit : kAll;
}

void rank_by_score(RankedRow& row, double day) {
  row.rank = -row.score;
  row.tie = day;
}

Rows best_rows(const Archive& archive, Rows rows, const PageRange& range) {
  keep_best_scores(rows, reach_of(range));
  each_newest_first(archive, rows, -1, rank_by_score);
  return order_page(archive.all, std::move(rows), range);
}

Xapian::Query only(const Archive& archive, const Rows& rows) {
  std::vector<Xapian::Query> keys;
  for (const RankedRow& row : rows) keys.emplace_back(read_key(archive.all, row.docid));
  return {Xapian::Query::OP_OR, keys.begin(), keys.end()};
}

// Gives the best rows what adjacent words add. It only adds, so they stay ahead of the others.
// False when the time limit stopped it; then the plain scores stand.
bool add_pairs(const Archive& archive, const CompiledQuery& query, Rows& rows, Deadline deadline) {
  const Rows best = best_rows(archive, rows, {0, kRescored});
  if (best.empty()) return true;
  // The keys lead, so that Xapian skips to each article in the rest. With OP_FILTER it would
  // check() them there, and an OR within an OR then forgets some of its weights.
  const Xapian::Query both(Xapian::Query::OP_OR, query.ranked, query.pairs);
  const Xapian::Query keys(Xapian::Query::OP_SCALE_WEIGHT, only(archive, best), 0.0);
  const Xapian::Query of_best(Xapian::Query::OP_AND_MAYBE, keys, both);
  const ScoredMatches rescored = score_articles(archive, of_best, kRescored, deadline);
  if (!rescored.complete) return false;
  std::unordered_map<Xapian::docid, double> scores;
  for (const ScoredArticle& article : rescored.articles) scores[article.docid] = article.score;
  for (RankedRow& row : rows) {
    const auto found = scores.find(row.docid);
    if (found != scores.end()) row.score = found->second;
  }
  return true;
}

// Ranks every row, which tells copies apart that score alike, before the stories are marked.
void mark_scored_stories(const Archive& archive, bool group, Rows& rows, RankedPage& page) {
  each_newest_first(archive, rows, -1, rank_by_score);
  mark_stories(archive, group, rows, page);
}

// Over several indexes too every match is scored: a story may stand before another by any copy.
RankedPage page_by_score(const Archive& archive, const CompiledQuery& query, bool group,
                         const PageRange& range, Deadline deadline) {
  const ScoredMatches matches = score_articles(archive, query.ranked, reach_of({}), deadline);
  Rows rows;
  rows.reserve(matches.articles.size());
  for (const ScoredArticle& article : matches.articles) {
    RankedRow& row = rows.emplace_back();
    row.docid = article.docid;
    row.score = article.score;
  }
  RankedPage page;
  page.total = matches.total;
  page.complete = matches.complete;
  if (page.complete && !query.pairs.empty()) {
    page.complete = add_pairs(archive, query, rows, deadline);
  }
  mark_scored_stories(archive, group, rows, page);
  page.rows = best_rows(archive, std::move(rows), range);
  return page;
}

}  // namespace

RankedPage rank_articles(const Archive& archive, const CompiledQuery& query, const RankOrder& order,
                         const PageRange& range, Deadline deadline) {
  if (order.sort == SortOrder::Relevance && query.scores) {
    return page_by_score(archive, query, order.group, range, deadline);
  }
  return page_by_date_or_chance(archive, query, order, range, deadline);
}

}  // namespace byline
