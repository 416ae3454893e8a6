// SPDX-License-Identifier: GPL-3.0-or-later
// Filters: put on by a value or a bar of the timeline, shown, and taken off.
#pragma once

#include <string>
#include <vector>

#include "searcher/browse/question.hpp"
#include "searcher/browse/state.hpp"

namespace byline::browse {

// Narrows to the value that is chosen at the left, or no longer when it was narrowed to it. A
// sentence for the person when that cannot be; then nothing changed.
[[nodiscard]] std::string narrow_to_value(State& state);

enum class BarEnd { Both, From, Until };
// Narrows to the bar that is chosen on the timeline, or from it on, or up to it. False where there
// is no bar.
[[nodiscard]] bool narrow_to_bar(State& state, BarEnd end);

// Takes off the filter that is shown last. False when there is none.
[[nodiscard]] bool drop_last_filter(Question& question);
[[nodiscard]] bool drop_filters(Question& question);

// "outlet: The Times", "date: 2014-01-01..", "like: 4f2a9c1", as they are shown.
[[nodiscard]] std::vector<std::string> filter_texts(const Question& question);

// Whether the question is narrowed to this row of the values.
[[nodiscard]] bool is_narrowed_to(const State& state, const ValueRow& row);

// What to count a timeline by: years when they are open, months and days as the span gets short.
[[nodiscard]] std::string timeline_unit(const Question& question);

}  // namespace byline::browse
