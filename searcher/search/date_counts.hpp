// SPDX-License-Identifier: GPL-3.0-or-later
// Articles by piece of the calendar.
#pragma once

#include <cstdint>
#include <map>

#include "searcher/search/archive.hpp"
#include "searcher/search/matches.hpp"
#include "searcher/search/search.hpp"

namespace byline {

struct DateCounts {
  std::map<Day, std::uint64_t> articles;  // by first day of the piece; none is 0
  std::map<Day, std::uint64_t> repeats;   // of these, articles of a story met in the piece before
  std::uint64_t undated = 0;
  std::uint64_t imprecise = 0;  // the date is wider than a piece
};

[[nodiscard]] DateCounts count_dates(const Archive& archive, const Matches& matches, DateUnit unit);

// Takes away the pieces that begin after `today`, and the earliest that together hold at most one
// in a thousand of the articles counted: dates that are wrong more often than old. Returns how many
// articles went with them.
std::uint64_t drop_outside(DateCounts& counts, Day today);

}  // namespace byline
