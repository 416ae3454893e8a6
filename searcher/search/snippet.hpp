// SPDX-License-Identifier: GPL-3.0-or-later
// The piece of an article that shows why it was found.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.hpp"
#include "searcher/search/marks.hpp"
#include "searcher/search/results.hpp"

namespace byline {

inline constexpr std::size_t kSnippetColumns = 280;
inline constexpr std::size_t kSnippetFragments = 3;
// Bytes of an article that are looked at; what is beyond can be found but not quoted.
inline constexpr std::size_t kSnippetBytes = std::size_t{2} << 20;

// One to three pieces of the text, joined by " … ", of about kSnippetColumns columns in all: whole
// sentences where they fit, those with most distinct words of the query first, of equals the
// earlier. Without any such word the article's beginning. Text as stored, nothing escaped; empty
// for an article without text.
[[nodiscard]] std::vector<SnippetPart> make_snippet(const Article& article, Marker& marker);

// `text` in parts, those marked as hits; overlapping marks are joined.
[[nodiscard]] std::vector<SnippetPart> mark_text(std::string_view text,
                                                 const std::vector<Mark>& marks);

}  // namespace byline
