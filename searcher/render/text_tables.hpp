// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as text for people: --by, --timeline, --terms and --explain.
//
// On a terminal: columns aligned by display width, a heading, bars in what is left of the width.
// In a pipe: the same columns without heading, bars or separators in numbers; counts come first,
// as in `uniq -c`, the value last and whole (--timeline: the date first, it has no spaces).
#pragma once

#include <string>

#include "searcher/render/text_style.hpp"
#include "searcher/search/results.hpp"

namespace byline {

[[nodiscard]] std::string values_text(const TextStyle& style, const ValueTable& table);
[[nodiscard]] std::string timeline_text(const TextStyle& style, const Timeline& timeline);
[[nodiscard]] std::string terms_text(const TextStyle& style, const TermList& list);
[[nodiscard]] std::string explanation_text(const TextStyle& style, const Explanation& explanation);

}  // namespace byline
