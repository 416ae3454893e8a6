// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to a whole tree.
//
// Thread rule: free functions without state.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/query/tree.hpp"

namespace byline {

// Words, phrases, whole values, dates and numbers, each of which counts as one; at least 1.
[[nodiscard]] std::size_t count_words(const Node& node);

// The codes, folded, that lang: asks for; not those that NOT stands before.
[[nodiscard]] std::vector<std::string> named_languages(const Node& node);

}  // namespace byline
