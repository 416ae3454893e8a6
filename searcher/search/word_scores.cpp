// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/word_scores.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace byline {

namespace {

using Counts = std::vector<std::uint32_t>;  // occurrences, by article

// What is counted together: the forms in the text, or those in titles.
struct Group {
  std::vector<std::string> terms;
  double factor = 0;
};

// IneB2 of a group, as Xapian::IneB2Weight has it: how many articles and occurrences the group has
// is estimated as for a synonym, as if its terms were independent.
class GroupWeight {
 public:
  GroupWeight(const Xapian::Database& all, const Group& group) {
    const auto articles = static_cast<double>(all.get_doccount());
    const auto length = static_cast<double>(all.get_total_length());
    double without = 1;
    double other = 1;
    for (const std::string& term : group.terms) {
      without *= 1 - static_cast<double>(all.get_termfreq(term)) / articles;
      other *= 1 - static_cast<double>(all.get_collection_freq(term)) / length;
    }
    const double holders = articles * (1 - without);
    const double occurrences = length * (1 - other);
    const double expected = articles * (1 - std::exp(-occurrences / articles));
    scale_ =
        group.factor * std::log2((articles + 1) / (expected + 0.5)) * (occurrences + 1) / holders;
    average_ = kIneB2Parameter * all.get_average_length();
  }

  [[nodiscard]] double operator()(std::uint32_t count, Xapian::termcount length) const {
    if (count == 0) return 0;
    const double share = count * std::log2(1 + average_ / length);
    return scale_ * share / (share + 1);
  }

 private:
  double scale_;
  double average_;
};

std::vector<Group> groups_of(const ScoringWord& word) {
  Group title{title_terms(word), word.in_text ? kTitleShare : 1.0};
  if (!word.in_text) return {std::move(title)};
  return {{word.forms, 1.0}, std::move(title)};
}

// False when the time limit stopped it.
bool count_in(const Xapian::Database& database, const Group& group, Deadline deadline,
              Counts& counts) {
  counts.assign(std::size_t{database.get_lastdocid()} + 1, 0);
  for (const std::string& term : group.terms) {
    if (has_passed(deadline)) return false;
    const auto end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end; ++posting)
      counts[*posting] += posting.get_wdf();
  }
  return true;
}

}  // namespace

ScoredMatches score_word(const Archive& archive, const ScoringWord& word, Deadline deadline) {
  const std::vector<Group> groups = groups_of(word);
  std::vector<GroupWeight> weights;
  for (const Group& group : groups) weights.emplace_back(archive.all, group);
  ScoredMatches matches;
  std::vector<Counts> counts(groups.size());
  for (std::size_t part = 0; part < archive.parts.size(); ++part) {
    const Xapian::Database& database = archive.parts[part];
    for (std::size_t i = 0; i < groups.size(); ++i)
      matches.complete &= count_in(database, groups[i], deadline, counts[i]);
    const auto holders =
        counts.front().size() -
        static_cast<std::size_t>(std::count(counts.front().begin(), counts.front().end(), 0U));
    matches.articles.reserve(matches.articles.size() + holders);
    auto lengths = database.postlist_begin({});
    for (Xapian::docid docid = 1; docid < counts.front().size(); ++docid) {
      if (counts.front()[docid] == 0) continue;
      lengths.skip_to(docid);
      const Xapian::termcount length = lengths.get_doclength();
      double score = 0;
      for (std::size_t i = 0; i < groups.size(); ++i) score += weights[i](counts[i][docid], length);
      matches.articles.push_back({docid_in_all(archive, part, docid), round_score(score)});
    }
  }
  matches.total = matches.articles.size();
  return matches;
}

}  // namespace byline
