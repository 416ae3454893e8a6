// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/date_counts.hpp"

#include <set>
#include <utility>

#include "common/index/story_index.hpp"
#include "searcher/search/calendar.hpp"
#include "searcher/search/days.hpp"

namespace byline {

namespace {

constexpr std::uint64_t kEarliestShare = 1000;  // one article in so many may be left out

void count_part(const Xapian::Database& database, const std::vector<Xapian::docid>& docids,
                DateUnit unit, std::map<Day, std::uint64_t>& days, DateCounts& counts) {
  DayReader reader(database);
  const StoryIndex stories(database);
  std::set<std::pair<Day, std::uint32_t>> met;  // pieces and shared stories
  for (const Xapian::docid docid : docids) {
    const std::optional<DaySpan> span = reader.read(docid);
    if (!span) {
      ++counts.undated;
    } else if (span->first != span->last && span->last > piece_end(unit, span->first)) {
      ++counts.imprecise;
    } else {
      ++days[span->first];
      if (!stories.is_shared(docid)) continue;
      const Day piece = piece_start(unit, span->first);
      if (!met.emplace(piece, stories.story(docid)).second) ++counts.repeats[piece];
    }
  }
}

}  // namespace

DateCounts count_dates(const Archive& archive, const Matches& matches, DateUnit unit) {
  DateCounts counts;
  std::map<Day, std::uint64_t> days;
  for (std::size_t part = 0; part < archive.parts.size(); ++part) {
    count_part(archive.parts[part], matches.parts[part], unit, days, counts);
  }
  for (const auto& [day, articles] : days) counts.articles[piece_start(unit, day)] += articles;
  return counts;
}

std::uint64_t drop_outside(DateCounts& counts, Day today) {
  auto& pieces = counts.articles;
  std::uint64_t outside = 0;
  std::uint64_t all = 0;
  const auto after_today = pieces.upper_bound(today);
  for (auto piece = after_today; piece != pieces.end(); ++piece) outside += piece->second;
  pieces.erase(after_today, pieces.end());
  for (const auto& [start, articles] : pieces) all += articles;
  const std::uint64_t most = all / kEarliestShare;
  std::uint64_t dropped = 0;
  while (!pieces.empty() && dropped + pieces.begin()->second <= most) {
    dropped += pieces.begin()->second;
    pieces.erase(pieces.begin());
  }
  return outside + dropped;
}

}  // namespace byline
