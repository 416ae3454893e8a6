// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences about an answer that more than one format says: totals, what was cut, what it leaves
// out. Plain text as stored parts require it: no colours, no escaping.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/render/renderer.hpp"
#include "searcher/search/results.hpp"

namespace byline {

enum class Thousands { Plain, Grouped };  // 1234567 or 1,234,567

[[nodiscard]] std::string count_text(std::uint64_t count, Thousands digits);
// "1 article", "98 stories"; `noun` is the singular: article, story, row.
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view noun, Thousands digits);
// Whether the stories of a total, and of its rows, are counted exactly: copies that lie in
// different indexes are not known to be one story.
[[nodiscard]] bool are_stories_exact(const Total& total);
// "123 articles, 98 stories"; with "at least" and "about" when the total is not exact.
[[nodiscard]] std::string totals_text(const Total& total, Thousands digits);

// What the answer leaves out, as notes: codes "cut" (rows beyond --limit), "imprecise" (dates too
// wide for a bucket).
[[nodiscard]] std::vector<Note> notices(const HitPage& page, std::uint64_t rows, bool grouped);
[[nodiscard]] std::vector<Note> notices(const ValueTable& table, std::uint64_t offset);

}  // namespace byline
