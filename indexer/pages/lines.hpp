// SPDX-License-Identifier: GPL-3.0-or-later
// What a line of a page is by its words alone: who took a picture, what stands above a list of
// other articles, the end of a sentence.
//
// Thread rule: free functions without state.
#pragma once

#include <cstddef>
#include <string_view>

namespace byline {

// Parted by spaces; at least 1.
[[nodiscard]] std::size_t words_in(std::string_view text);

// Whether it says whose picture is beside it, or is what agencies write below one.
[[nodiscard]] bool is_credit(std::string_view text);

// "Related articles", "Lesen Sie auch:" and the like, at the beginning of a short line.
[[nodiscard]] bool is_of_other_articles(std::string_view text);

[[nodiscard]] bool ends_sentence(std::string_view text);

// Whether the first letter is of a script that puts no spaces between words: Thai, Lao, Burmese,
// Khmer, and from U+3000 on Chinese, Japanese and their like.
[[nodiscard]] bool has_no_spaces(std::string_view text);

}  // namespace byline
