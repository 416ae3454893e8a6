// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/date_counts.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/index/story_index.hpp"
#include "searcher/search/calendar.hpp"
#include "searcher/search/days.hpp"

namespace byline {

namespace {

constexpr std::uint64_t kEarliestShare = 1000;  // one article in so many may be left out

using DayCounts = std::unordered_map<Day, std::uint64_t>;
using StoryDays = std::vector<std::pair<Day, std::uint32_t>>;  // pieces and shared stories

// Every article of a story but the first of a piece repeats it there.
void count_repeats(StoryDays met, DateCounts& counts) {
  std::sort(met.begin(), met.end());
  for (std::size_t i = 1; i < met.size(); ++i) {
    if (met[i] == met[i - 1]) ++counts.repeats[met[i].first];
  }
}

void count_part(const Archive& archive, std::size_t part, const std::vector<Xapian::docid>& docids,
                DateUnit unit, DayCounts& days, DateCounts& counts) {
  DayReader reader({archive, part, docids.size()});
  const StoryIndex& stories = archive.story_indexes()[part];
  StoryDays met;
  for (const Xapian::docid docid : docids) {
    const std::optional<DaySpan> span = reader.read(docid);
    if (!span) {
      ++counts.undated;
    } else if (span->first != span->last && span->last > piece_end(unit, span->first)) {
      ++counts.imprecise;
    } else {
      ++days[span->first];
      if (!stories.is_shared(docid)) continue;
      met.emplace_back(piece_start(unit, span->first), stories.story(docid));
    }
  }
  count_repeats(std::move(met), counts);
}

}  // namespace

DateCounts count_dates(const Archive& archive, const Matches& matches, DateUnit unit) {
  DateCounts counts;
  DayCounts days;
  for (std::size_t part = 0; part < archive.parts.size(); ++part) {
    count_part(archive, part, matches.parts[part], unit, days, counts);
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
