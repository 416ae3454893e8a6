// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/resemblance.hpp"

#include <algorithm>
#include <limits>

namespace byline {

namespace {

// Chosen on one half of the labelled set of bench/stories, reported on the other.
constexpr double kSharedRuns = 0.38;         // of the runs of the shorter text
constexpr double kSharedRunsOfShort = 0.60;  // ... of a teaser, half of which may be a formula
constexpr double kSharedRunsOfBoth = 0.18;   // of all runs: quotations do not make a copy
constexpr double kSharedNames = 0.45;        // of the names of the text with fewer
constexpr double kSharedNumbers = 0.60;      // of the numbers of the text with fewer
constexpr double kWordsPerFact = 150;        // for so many words of text one fact more may differ

// Two texts of one site share its notices, the formulas of its series and its background, which no
// agency sends to others.
constexpr double kTeaserWords = 150;  // a formula may be most of a text of fewer
constexpr double kSharedRunsOfSite = 0.50;
constexpr double kSharedRunsOfBothOfSite = 0.35;
constexpr double kSharedRunsOfTeaserOfSite = 0.70;
constexpr double kSharedRunsOfBothTeasersOfSite = 0.45;

// Which shares of their runs two texts must have in common.
struct Wanted {
  double of_smaller;
  double of_both;
};

Wanted wanted_of(double words, bool is_one_site) {
  if (is_one_site && words < kTeaserWords) {
    return {kSharedRunsOfTeaserOfSite, kSharedRunsOfBothTeasersOfSite};
  }
  if (is_one_site) return {kSharedRunsOfSite, kSharedRunsOfBothOfSite};
  return {words < 2 * kShortText ? kSharedRunsOfShort : kSharedRuns, kSharedRunsOfBoth};
}

// Whether enough of the facts are the same. What is made from a template is dense with facts that
// differ; a long text with few numbers is none, and an editor may have changed two of its three.
bool share_facts(const Sample& a, const Sample& b, double share, double words) {
  const double smaller = std::min(a.size, b.size);
  if (smaller == 0) return true;
  const double allowed =
      std::max({(1 - share) * smaller, std::min(1.0, smaller / 2), words / kWordsPerFact});
  return overlap_of(a, b).missing <= allowed + 1e-9;
}

}  // namespace

Overlap overlap_of(const Sample& a, const Sample& b) {
  Overlap overlap;
  if (a.size == 0 || b.size == 0) {
    overlap.of_smaller = 1;
    overlap.of_both = a.size == b.size ? 1 : 0;
    return overlap;
  }
  constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  // Up to the smaller of their last hashes both samples are whole.
  const std::uint32_t limit = std::min(a.is_whole || a.hashes.empty() ? kNone : a.hashes.back(),
                                       b.is_whole || b.hashes.empty() ? kNone : b.hashes.back());
  double shared = 0;
  double all = 0;
  auto x = a.hashes.begin();
  auto y = b.hashes.begin();
  const auto is_in = [limit](auto place, auto end) { return place != end && *place <= limit; };
  while (is_in(x, a.hashes.end()) || is_in(y, b.hashes.end())) {
    const bool has_x = is_in(x, a.hashes.end());
    const bool has_y = is_in(y, b.hashes.end());
    const bool is_shared = has_x && has_y && *x == *y;
    shared += is_shared ? 1 : 0;
    all += 1;
    const bool take_x = has_x && (!has_y || *x <= *y);
    const bool take_y = has_y && (!has_x || *y <= *x);
    if (take_x) ++x;
    if (take_y) ++y;
  }
  overlap.of_both = all > 0 ? shared / all : 0;
  const double smaller = std::min(a.size, b.size);
  const double both = overlap.of_both * (double{1} * a.size + b.size) / (1 + overlap.of_both);
  overlap.of_smaller = std::min(1.0, both / smaller);
  overlap.missing = smaller * (1 - overlap.of_smaller);
  return overlap;
}

bool resemble(const Sketch& a, const Sketch& b) {
  if (a.words == 0 || b.words == 0) return false;
  const Overlap runs = overlap_of(a.runs, b.runs);
  const double words = std::min(a.words, b.words);
  const Wanted wanted = wanted_of(words, a.site != 0 && a.site == b.site);
  return runs.of_smaller >= wanted.of_smaller && runs.of_both >= wanted.of_both &&
         share_facts(a.numbers, b.numbers, kSharedNumbers, words) &&
         share_facts(a.names, b.names, kSharedNames, words);
}

}  // namespace byline
