// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/ranking.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/base/hash.hpp"
#include "common/index/features.hpp"
#include "common/index/schema.hpp"
#include "searcher/search/days.hpp"
#include "searcher/search/identity.hpp"
#include "searcher/search/matches.hpp"
#include "searcher/search/story_rows.hpp"
#include "searcher/search/word_scores.hpp"

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
  SlotReader days(archive.all, kSlotFirstDay);
  for (RankedRow& row : rows)
    take(row, days.move_to(row.docid) ? sign * unpack_day(days.value()) : kUndated);
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
  if (archive.parts.size() > 1) std::sort(rows.begin(), rows.end(), by_docid);
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

// Rows from the first one to the end of the page.
std::uint64_t reach_of(const PageRange& range) {
  constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();
  return range.limit && *range.limit < kAll - range.offset ? range.offset + *range.limit : kAll;
}

// The rows that rank like one of the first `count`, or before it.
Rows first_rows(const Rows& rows, std::uint64_t count) {
  if (count >= rows.size()) return rows;
  if (count == 0) return {};
  std::vector<double> ranks(rows.size());
  std::transform(rows.begin(), rows.end(), ranks.begin(),
                 [](const RankedRow& row) { return row.rank; });
  const auto last = ranks.begin() + static_cast<std::ptrdiff_t>(count) - 1;
  std::nth_element(ranks.begin(), last, ranks.end());
  Rows first;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(first),
               [edge = *last](const RankedRow& row) { return row.rank <= edge; });
  return first;
}

// One row a story, of those that rank best in theirs, and the others of them that rank the same.
std::pair<Rows, Rows> part_stories(const ArchiveStories& stories, const Rows& rows) {
  const std::vector<double> best = best_ranks(stories, rows);
  std::vector<bool> is_met(best.size());
  std::pair<Rows, Rows> parted;
  for (const RankedRow& row : rows) {
    const bool is_shared = stories.is_shared(row.docid);
    const Xapian::docid story = is_shared ? stories.story(row.docid) : 0;
    if (is_shared && row.rank != best[story]) continue;
    (is_met[story] ? parted.second : parted.first).push_back(row);
    is_met[story] = is_shared;
  }
  return parted;
}

// The rows that can be on a page that reaches to `reach` stories: the best of each by rank, and
// those of it that rank the same.
Rows best_of_stories(const ArchiveStories& stories, const Rows& rows, std::uint64_t reach) {
  // Where these few hold enough stories, they hold the best of each.
  constexpr std::uint64_t kRowsAStory = 8;
  auto [ones, others] = part_stories(
      stories, reach < rows.size() / kRowsAStory ? first_rows(rows, reach * kRowsAStory) : rows);
  if (ones.size() < reach) std::tie(ones, others) = part_stories(stories, rows);
  Rows kept = first_rows(ones, reach);
  if (kept.empty()) return kept;
  const double edge =
      std::max_element(kept.begin(), kept.end(), [](const RankedRow& a, const RankedRow& b) {
        return a.rank < b.rank;
      })->rank;
  std::copy_if(others.begin(), others.end(), std::back_inserter(kept),
               [edge](const RankedRow& row) { return row.rank <= edge; });
  return kept;
}

// All rows of the newest or oldest years that together have some times more rows than the page
// reaches to, so that no other date need be read; none where that would save little or cannot be
// told. `rows` ascend by docid.
Rows rows_of_first_years(const Archive& archive, const Rows& rows, bool newest,
                         std::uint64_t reach) {
  constexpr std::uint64_t kRowsAStory = 4;
  constexpr std::uint64_t kWorthwhile = 16;
  constexpr std::size_t kManyRows = 1000;
  if (rows.size() < kManyRows || reach == 0 || reach > rows.size() / kWorthwhile) return {};
  const bool has_dates =
      std::all_of(archive.parts.begin(), archive.parts.end(),
                  [](const Xapian::Database& part) { return has_feature(part, kFeatureDates); });
  if (!has_dates) return {};
  std::vector<int> years = years_of(archive.all);
  if (newest) std::reverse(years.begin(), years.end());
  Rows first;
  std::uint64_t walked = 0;
  for (const int year : years) {
    const std::string term = date_term(year);
    // Rows that lie in other years are sooner read one by one.
    walked += archive.all.get_termfreq(term);
    if (walked > rows.size() / 2) return {};
    auto row = rows.begin();
    const auto end = archive.all.postlist_end(term);
    for (auto posting = archive.all.postlist_begin(term); posting != end; ++posting) {
      while (row != rows.end() && row->docid < *posting) ++row;
      if (row != rows.end() && row->docid == *posting) first.push_back(*row);
    }
    if (first.size() / kRowsAStory >= reach) return first;
  }
  return {};
}

// Marks who leads its story on the page; with `group` finds the copies that stand behind.
template <class Tie>
void mark_stories(const Archive& archive, const ArchiveStories& stories, bool group,
                  const Rows& rows, const Tie& tie, RankedPage& page) {
  std::unordered_set<Xapian::docid> shown;
  for (const RankedRow& row : page.rows)
    if (stories.is_shared(row.docid)) shown.insert(stories.story(row.docid));
  if (shown.empty()) return;
  Rows of_stories;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(of_stories), [&](const RankedRow& row) {
    return stories.is_shared(row.docid) && shown.contains(stories.story(row.docid));
  });
  tie(of_stories);
  StoryRows chosen = choose_story_rows(archive, stories, of_stories);
  for (RankedRow& row : page.rows) row.leads_story = !chosen.others.contains(row.docid);
  if (group) page.copies = std::move(chosen.copies);
}

// The page out of all matches; its rows are among `first`, whose ranks are set. `tie` sets what
// tells rows of equal rank apart, or the rank where it is not set; it is asked for few. Nothing is
// in the order of numbers of articles.
template <class Tie>
void fill_page(const Archive& archive, const ArchiveStories& stories, bool group,
               const PageRange& range, const Rows& rows, const Rows& first, const Tie& tie,
               RankedPage& page) {
  const std::uint64_t reach = reach_of(range);
  Rows best = group ? best_of_stories(stories, first, reach) : first_rows(first, reach);
  tie(best);
  if (group) {
    const StoryRows chosen = choose_story_rows(archive, stories, best);
    std::erase_if(best, [&](const RankedRow& row) { return chosen.others.contains(row.docid); });
  }
  page.rows = order_page(archive.all, std::move(best), range);
  mark_stories(archive, stories, group, rows, tie, page);
}

RankedPage page_by_date_or_chance(const Archive& archive, const CompiledQuery& query,
                                  const RankOrder& order, const PageRange& range,
                                  Deadline deadline) {
  const Matches matches = match_articles(archive, query.filter, deadline);
  RankedPage page;
  page.total = matches.total();
  page.complete = matches.complete;
  Rows rows = matched_rows(archive, matches);
  const ArchiveStories stories(archive);
  page.stories = stories.count(rows);
  const auto rank = [&](Rows& some) { rank_unscored(archive, some, order); };
  Rows first;
  if (order.sort != SortOrder::Random)
    first = rows_of_first_years(archive, rows, order.sort != SortOrder::Oldest, reach_of(range));
  if (!first.empty() && (!order.group || stories.count(first) >= reach_of(range))) {
    rank(first);
    fill_page(archive, stories, order.group, range, rows, first, rank, page);
    return page;
  }
  rank(rows);
  fill_page(
      archive, stories, order.group, range, rows, rows, [](Rows&) {}, page);
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

// Over several indexes too every match is scored: a story may stand before another by any copy.
RankedPage page_by_score(const Archive& archive, const CompiledQuery& query, bool group,
                         const PageRange& range, Deadline deadline) {
  const ScoredMatches matches = query.lone
                                    ? score_word(archive, *query.lone, deadline)
                                    : score_articles(archive, query.ranked, reach_of({}), deadline);
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
  for (RankedRow& row : rows) row.rank = -row.score;
  const auto by_date = [&archive](Rows& few) {
    each_newest_first(archive, few, -1, [](RankedRow& row, double day) { row.tie = day; });
  };
  const ArchiveStories stories(archive);
  page.stories = stories.count(rows);
  fill_page(archive, stories, group, range, rows, rows, by_date, page);
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
