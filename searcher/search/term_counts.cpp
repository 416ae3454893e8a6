// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/term_counts.hpp"

#include <algorithm>
#include <cmath>

#include "common/text/ascii.hpp"
#include "searcher/query/stopwords.hpp"
#include "searcher/search/time_limit.hpp"

namespace byline {

namespace {

// Terms of one article that are looked at: more than nearly all articles have.
constexpr std::size_t kMostTermsOfArticle = 20'000;

// One cell of the two by two table: observed times the log of observed over expected.
double cell(double observed, double expected) {
  return observed > 0 ? observed * std::log(observed / expected) : 0;
}

}  // namespace

double g_squared(std::uint64_t inside, std::uint64_t sample, std::uint64_t outside,
                 std::uint64_t rest) {
  if (sample == 0 || rest == 0) return 0;
  const auto a = static_cast<double>(inside);
  const auto b = static_cast<double>(outside);
  const auto in_sample = static_cast<double>(sample);
  const auto in_rest = static_cast<double>(rest);
  const double share = (a + b) / (in_sample + in_rest);
  const double sum = cell(a, in_sample * share) + cell(b, in_rest * share) +
                     cell(in_sample - a, in_sample * (1 - share)) +
                     cell(in_rest - b, in_rest * (1 - share));
  return a / in_sample >= b / in_rest ? 2 * sum : -2 * sum;
}

bool is_telling(std::string_view term) {
  if (term.size() < 2 || (term.front() >= 'A' && term.front() <= 'Z')) return false;
  if (std::any_of(term.begin(), term.end(), is_digit)) return false;
  return !is_stopword(term);
}

bool count_terms(const Archive& archive, const std::vector<Xapian::docid>& docids,
                 Deadline deadline, TermCounts& counts) {
  for (const Xapian::docid docid : docids) {
    if (has_passed(deadline)) return false;
    std::size_t seen = 0;
    each_term(archive, docid, [&](const std::string& term, Xapian::termcount wdf) {
      if (!is_telling(term)) return true;
      TermCount& count = counts[term];
      ++count.articles;
      count.occurrences += wdf;
      return ++seen < kMostTermsOfArticle;
    });
  }
  return true;
}

}  // namespace byline
