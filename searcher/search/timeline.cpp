// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "searcher/search/calendar.hpp"
#include "searcher/search/date_counts.hpp"
#include "searcher/search/question.hpp"
#include "searcher/search/story_rows.hpp"

namespace byline {

namespace {

std::uint64_t count_at(const std::map<Day, std::uint64_t>& counts, Day start) {
  const auto found = counts.find(start);
  return found == counts.end() ? 0 : found->second;
}

// From the first piece to the last, those without articles too.
std::vector<Bucket> fill_buckets(const DateCounts& counts, DateUnit unit) {
  std::vector<Bucket> buckets;
  if (counts.articles.empty()) return buckets;
  const Day last = counts.articles.rbegin()->first;
  for (Day start = counts.articles.begin()->first; start <= last;) {
    const Day end = piece_end(unit, start);
    Bucket& bucket = buckets.emplace_back();
    bucket.from = date_of(start).to_string();
    bucket.to = date_of(end).to_string();
    bucket.articles = count_at(counts.articles, start);
    bucket.stories = bucket.articles - count_at(counts.repeats, start);
    start = end + 1;
  }
  return buckets;
}

// The share of each piece in all articles that the filters let through; nothing where there are
// none. False when the time limit cut the count of those.
bool add_shares(const Request& request, const Archive& archive, DateUnit unit, Deadline deadline,
                const DateCounts& counts, std::vector<Bucket>& buckets) {
  const CompiledQuery filters = compile_tree(archive, request.filters.get(), deadline);
  const Matches matches = match_articles(archive, filters.filter, deadline);
  const DateCounts coverage = count_dates(archive, matches, unit);
  Day start = counts.articles.empty() ? 0 : counts.articles.begin()->first;
  for (Bucket& bucket : buckets) {
    const std::uint64_t all = count_at(coverage.articles, start);
    if (all > 0) bucket.share = static_cast<double>(bucket.articles) / static_cast<double>(all);
    start = piece_end(unit, start) + 1;
  }
  return matches.complete;
}

Timeline answer_timeline(const Request& request, const Archive& archive, Deadline deadline,
                         DateUnit unit, bool share) {
  Timeline timeline;
  const CompiledQuery query = compile_request(archive, request, deadline);
  begin_answer(request, archive, query, timeline);
  const Matches matches = match_request(archive, request, query, deadline);
  DateCounts counts = count_dates(archive, matches, unit);
  timeline.unit = unit_name(unit);
  timeline.undated = counts.undated;
  timeline.imprecise = counts.imprecise;
  timeline.outside = drop_outside(counts, request.today);
  std::vector<Bucket> buckets = fill_buckets(counts, unit);
  bool complete = matches.complete;
  if (share) complete &= add_shares(request, archive, unit, deadline, counts, buckets);
  timeline.series.push_back({request.query, std::move(buckets)});
  set_total(request, {matches.total(), ArchiveStories(archive).count(matches), complete}, timeline);
  note_maybe_dated(archive, query, deadline, timeline);
  return timeline;
}

}  // namespace

Timeline count_over_time(const Request& request, DateUnit unit, bool share) {
  return ask(request, [&](const Archive& archive, Deadline deadline) {
    return answer_timeline(request, archive, deadline, unit, share);
  });
}

}  // namespace byline
