// SPDX-License-Identifier: GPL-3.0-or-later
// --why: which words of the query an article was found by, and where they stand in it.
#pragma once

#include <string>
#include <vector>

#include "common/article/article.hpp"
#include "searcher/search/marks.hpp"

namespace byline {

// One line for each highlight that the article holds, in the order of the query:
// "flood (title, text: flooding, floods)". Forms are folded and in alphabetical order.
[[nodiscard]] std::vector<std::string> explain_hit(const Article& article, Marker& marker);

}  // namespace byline
