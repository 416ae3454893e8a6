// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/ranking.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <queue>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/base/hash.hpp"
#include "common/index/schema.hpp"
#include "searcher/search/identity.hpp"
#include "searcher/search/matches.hpp"
#include "searcher/search/scores.hpp"
#include "searcher/search/slot_reader.hpp"
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
  SlotReader days({archive, {}, rows.size()}, kSlotFirstDay);
  for (RankedRow& row : rows)
    take(row, days.move_to(row.docid) ? sign * unpack_day(days.value()) : kUndated);
}

// The matches as rows, made where they are wanted: of most only the number is ever looked at.
class MatchedRows {
 public:
  // `scores` may be null.
  MatchedRows(const Archive& archive, const Matches& matches, const Scores* scores)
      : archive_(archive), matches_(matches), scores_(scores), size_(matches.total()) {}

  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] const Matches& matches() const { return matches_; }

  // What is wanted, by docid, ranked by score.
  template <class Wanted>
  [[nodiscard]] Rows those(const Wanted& wanted) const {
    Rows rows;
    for (std::size_t part = 0; part < matches_.parts.size(); ++part) {
      const std::vector<Xapian::docid>& docids = matches_.parts[part];
      for (std::size_t i = 0; i < docids.size(); ++i) {
        const double score = scores_ == nullptr ? 0 : scores_->parts[part][i];
        const Xapian::docid docid = docid_in_all(archive_, part, docids[i]);
        if (wanted(docid, score)) rows.push_back(row_of(docid, score));
      }
    }
    if (archive_.parts.size() > 1) std::sort(rows.begin(), rows.end(), by_docid);
    return rows;
  }

  // The best `count` by score, and all that score like the last of them.
  [[nodiscard]] Rows best(std::uint64_t count) const {
    const double edge = edge_of(count);
    return those([edge](Xapian::docid, double score) { return score >= edge; });
  }

  // Raises the score of an article.
  void add(Xapian::docid docid, double score) { added_[docid] = score; }

 private:
  [[nodiscard]] RankedRow row_of(Xapian::docid docid, double score) const {
    RankedRow row;
    row.docid = docid;
    const auto added = added_.find(docid);
    row.score = added == added_.end() ? score : round_score(score + added->second);
    row.rank = -row.score;
    return row;
  }

  // The score of the last of the best `count`.
  [[nodiscard]] double edge_of(std::uint64_t count) const {
    if (count == 0 || count >= size_) return -std::numeric_limits<double>::infinity();
    std::priority_queue<double, std::vector<double>, std::greater<>> best;
    for (const std::vector<double>& part : scores_->parts) {
      for (const double score : part) {
        if (best.size() == count && score <= best.top()) continue;
        best.push(score);
        if (best.size() > count) best.pop();
      }
    }
    return best.top();
  }

  const Archive& archive_;
  const Matches& matches_;
  const Scores* scores_;
  const std::uint64_t size_;
  std::unordered_map<Xapian::docid, double> added_;
};

// The same seed gives the same order over the same articles, however they are stored.
void rank_at_random(const Archive& archive, Rows& rows, std::uint64_t seed) {
  std::vector<Xapian::docid> docids;
  docids.reserve(rows.size());
  for (const RankedRow& row : rows) docids.push_back(row.docid);
  each_by_id(archive, docids, [&](std::size_t place, const std::string& id_term) {
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

constexpr std::uint64_t kRowsAStory = 8;  // enough, nearly always, to find one of a story's own

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
  const std::unordered_map<Xapian::docid, double> best = best_ranks(stories, rows);
  std::unordered_set<Xapian::docid> met;
  std::pair<Rows, Rows> parted;
  for (const RankedRow& row : rows) {
    if (!stories.is_shared(row.docid)) {
      parted.first.push_back(row);
      continue;
    }
    const Xapian::docid story = stories.story(row.docid);
    if (row.rank == best.at(story))
      (met.insert(story).second ? parted.first : parted.second).push_back(row);
  }
  return parted;
}

// The rows that can be on a page that reaches to `reach` stories: the best of each by rank, and
// those of it that rank the same.
Rows best_of_stories(const ArchiveStories& stories, const Rows& rows, std::uint64_t reach) {
  // Where these few hold enough stories, they hold the best of each.
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

// The matches of a year, appended.
void append_rows_of(const Archive& archive, const Matches& matches, int year, Rows& rows) {
  std::vector<Posting> block;
  for (std::size_t part = 0; part < matches.parts.size(); ++part) {
    const auto reader = archive.lists[part]->postings();
    reader->start(date_term(year));
    auto match = matches.parts[part].begin();
    const auto end = matches.parts[part].end();
    while (match != end && reader->next(block)) {
      for (const Posting& posting : block) {
        while (match != end && *match < posting.article) ++match;
        if (match == end) break;
        if (*match == posting.article)
          rows.emplace_back().docid = docid_in_all(archive, part, *match);
      }
    }
  }
}

// All rows of the newest or oldest years that together have some times more rows than the page
// reaches to, so that no other date need be read; none where that would save little or cannot be
// told.
Rows rows_of_first_years(const Archive& archive, const MatchedRows& rows, bool newest,
                         std::uint64_t reach) {
  constexpr std::uint64_t kRowsAStory = 4;
  constexpr std::uint64_t kWorthwhile = 16;
  constexpr std::uint64_t kReadingDates = 8;  // what it costs to read a date, in postings
  constexpr std::size_t kManyRows = 1000;
  if (rows.size() < kManyRows || reach == 0 || reach > rows.size() / kWorthwhile) return {};
  std::vector<int> years = years_of(archive.all);
  if (newest) std::reverse(years.begin(), years.end());
  Rows first;
  std::uint64_t walked = 0;
  for (const int year : years) {
    // Rows that lie in other years are sooner read one by one.
    walked += archive.all.get_termfreq(date_term(year));
    if (walked > rows.size() * kReadingDates) return {};
    append_rows_of(archive, rows.matches(), year, first);
    if (first.size() / kRowsAStory >= reach) return first;
  }
  return {};
}

// Marks who leads its story on the page; with `group` finds the copies that stand behind.
template <class Tie>
void mark_stories(const Archive& archive, const ArchiveStories& stories, bool group,
                  const MatchedRows& rows, const Tie& tie, RankedPage& page) {
  std::unordered_set<Xapian::docid> shown;
  for (const RankedRow& row : page.rows)
    if (stories.is_shared(row.docid)) shown.insert(stories.story(row.docid));
  if (shown.empty()) return;
  Rows of_stories = rows.those([&](Xapian::docid docid, double) {
    return stories.is_shared(docid) && shown.contains(stories.story(docid));
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
               const PageRange& range, const MatchedRows& rows, const Rows& first, const Tie& tie,
               RankedPage& page) {
  const std::uint64_t reach = reach_of(range);
  Rows best = group ? best_of_stories(stories, first, reach) : first_rows(first, reach);
  tie(best);
  if (group) {
    const StoryRows chosen = choose_story_rows(archive, stories, best);
    std::erase_if(best, [&](const RankedRow& row) { return chosen.others.contains(row.docid); });
  }
  page.rows = order_page(archive, std::move(best), range);
  mark_stories(archive, stories, group, rows, tie, page);
}

RankedPage page_by_date_or_chance(const Archive& archive, const CompiledQuery& query,
                                  const RankOrder& order, const PageRange& range,
                                  Deadline deadline) {
  const Matches matches = match_articles(archive, query.filter, deadline);
  const MatchedRows rows(archive, matches, nullptr);
  const ArchiveStories stories(archive);
  RankedPage page;
  page.total = matches.total();
  page.stories = stories.count(matches);
  page.complete = matches.complete;
  const auto rank = [&](Rows& some) { rank_unscored(archive, some, order); };
  Rows first;
  if (order.sort != SortOrder::Random)
    first = rows_of_first_years(archive, rows, order.sort != SortOrder::Oldest, reach_of(range));
  if (first.empty() || (order.group && stories.count(first) < reach_of(range)))
    first = rows.those([](Xapian::docid, double) { return true; });
  rank(first);
  fill_page(archive, stories, order.group, range, rows, first, rank, page);
  return page;
}

void break_ties_by_date(const Archive& archive, Rows& rows) {
  each_newest_first(archive, rows, -1, [](RankedRow& row, double day) { row.tie = day; });
}

// Gives the best rows what adjacent words add. It only adds, so they stay ahead of the others.
// False when the time limit stopped it; then the plain scores stand.
bool add_pairs(const Archive& archive, const CompiledQuery& query, MatchedRows& rows,
               Deadline deadline) {
  Rows best = rows.best(kRescored);
  break_ties_by_date(archive, best);
  best = first_of_all(archive, std::move(best), kRescored);
  std::vector<Xapian::docid> docids;
  for (const RankedRow& row : best) docids.push_back(row.docid);
  std::sort(docids.begin(), docids.end());
  const auto added = score_pairs(archive, docids, query.pairs, deadline);
  if (!added) return false;
  for (std::size_t i = 0; i < docids.size(); ++i) rows.add(docids[i], (*added)[i]);
  return true;
}

// Whether the query is a lone word: it matches what holds a form of it, and scores by these forms.
bool asks_for_one_group(const CompiledQuery& query) {
  if (query.filter.get_type() != Xapian::Query::OP_OR) return false;
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < query.filter.get_num_subqueries(); ++i) {
    const Xapian::Query part = query.filter.get_subquery(i);
    if (part.get_type() != Xapian::Query::LEAF_TERM) return false;
    terms.push_back(*part.get_terms_begin());
  }
  std::vector<std::string> scored = query.scoring.front().terms;
  std::sort(terms.begin(), terms.end());
  std::sort(scored.begin(), scored.end());
  return terms == scored;
}

std::pair<Matches, Scores> match_and_score(const Archive& archive, const CompiledQuery& query,
                                           Deadline deadline) {
  constexpr std::size_t kManyTerms = 16;
  if (query.scoring.front().terms.size() >= kManyTerms && asks_for_one_group(query))
    return score_holders(archive, query.scoring, deadline);
  QuestionLists lists = lists_for_question(archive, query.scoring);
  std::pair<Matches, Scores> scored;
  scored.first = match_articles(archive, lists, query.filter, deadline);
  scored.second = score_articles(archive, lists, scored.first, query.scoring, deadline);
  return scored;
}

// Every match is scored, for a story may stand before another by any copy.
RankedPage page_by_score(const Archive& archive, const CompiledQuery& query, bool group,
                         const PageRange& range, Deadline deadline) {
  const auto scored = match_and_score(archive, query, deadline);
  const Matches& matches = scored.first;
  const Scores& scores = scored.second;
  MatchedRows rows(archive, matches, &scores);
  const ArchiveStories stories(archive);
  RankedPage page;
  page.total = matches.total();
  page.stories = stories.count(matches);
  page.complete = matches.complete && scores.complete;
  if (page.complete && !query.pairs.empty())
    page.complete = add_pairs(archive, query, rows, deadline);
  // What adjacent words add may change the order of the first kRescored, not who they are.
  const std::uint64_t reach = std::min(reach_of(range), rows.size());
  const std::uint64_t rescored = query.pairs.empty() ? 0 : kRescored;
  Rows first = rows.best(std::max(group ? reach * kRowsAStory : reach, rescored));
  if (group && stories.count(first) < reach) first = rows.best(rows.size());
  const auto tie = [&archive](Rows& few) { break_ties_by_date(archive, few); };
  fill_page(archive, stories, group, range, rows, first, tie, page);
  return page;
}

}  // namespace

RankedPage rank_articles(const Archive& archive, const CompiledQuery& query, const RankOrder& order,
                         const PageRange& range, Deadline deadline) {
  if (order.sort == SortOrder::Relevance && !query.scoring.empty()) {
    return page_by_score(archive, query, order.group, range, deadline);
  }
  return page_by_date_or_chance(archive, query, order, range, deadline);
}

}  // namespace byline
