// SPDX-License-Identifier: GPL-3.0-or-later
// An article as lines of a width: head, then paragraphs with the matched words marked.
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/browse/state.hpp"

namespace byline::browse {

[[nodiscard]] std::vector<ArticleLine> lay_out_article(const MarkedArticle& article,
                                                       std::size_t columns);

// Lays the article out for where it is shown, if it is not laid out so already.
void lay_out(ArticlePane& pane, std::size_t columns);

[[nodiscard]] std::size_t count_matches(const ArticlePane& pane);
// The line of match `number`, counted from 1.
[[nodiscard]] std::size_t line_of_match(const ArticlePane& pane, std::size_t number);

}  // namespace byline::browse
