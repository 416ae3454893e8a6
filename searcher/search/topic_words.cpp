// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/topic_words.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "searcher/search/term_counts.hpp"

namespace byline {

std::vector<std::string> topic_words(const Archive& archive, Xapian::docid docid,
                                     std::size_t limit) {
  TermCounts counts;
  (void)count_terms(archive, {docid}, Deadline::max(), counts);
  const double articles = archive.all.get_doccount();
  std::vector<std::pair<double, std::string>> weighed;
  for (const auto& [term, count] : counts) {
    const std::uint64_t holders = frequency(archive, term);
    if (holders < 2) continue;
    const double rarity = std::log(articles / static_cast<double>(holders));
    weighed.emplace_back(-(1 + std::log(count.occurrences)) * rarity, term);
  }
  std::sort(weighed.begin(), weighed.end());
  weighed.resize(std::min(weighed.size(), limit));
  std::vector<std::string> words;
  for (auto& [weight, term] : weighed) words.push_back(std::move(term));
  return words;
}

}  // namespace byline
