// SPDX-License-Identifier: GPL-3.0-or-later
// The words of some articles, weighed against the whole archive.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "searcher/query/deadline.hpp"
#include "searcher/search/archive.hpp"

namespace byline {

// Dunning's log-likelihood ratio (1993), G squared: how surprising it is that `inside` of `sample`
// articles hold a word that `outside` of `rest` others hold. 0 when the shares are equal; negated
// when the word is rarer in the sample. Counts whole articles, so that one that repeats a word a
// hundred times weighs no more than another.
[[nodiscard]] double g_squared(std::uint64_t inside, std::uint64_t sample, std::uint64_t outside,
                               std::uint64_t rest);

// Whether a term of the index is a word that can say something about an article: a form of title
// or text, not a number, not a stopword.
[[nodiscard]] bool is_telling(std::string_view term);

struct TermCount {
  std::uint32_t articles = 0;
  std::uint32_t occurrences = 0;
};
using TermCounts = std::unordered_map<std::string, TermCount>;

// The telling words of `docids`, numbers in archive.all. Stops early at the deadline; then false.
[[nodiscard]] bool count_terms(const Archive& archive, const std::vector<Xapian::docid>& docids,
                               Deadline deadline, TermCounts& counts);

}  // namespace byline
