// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/scores.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <utility>

namespace byline {

namespace {

constexpr double kScoreSteps = 1e6;

// What one occurrence in a group is worth. How many articles and occurrences the group has is
// estimated as if its terms were independent, as Xapian does for a synonym.
class GroupWeight {
 public:
  GroupWeight(const Xapian::Database& all, const ScoringGroup& group) {
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
  }

  // `measure` is that of the article's length. Requires count > 0: no article, no holders.
  [[nodiscard]] double operator()(std::uint32_t count, double measure) const {
    const double share = count * measure;
    return scale_ * share / (share + 1);
  }

 private:
  double scale_;
};

// log2(1 + c * average / length), what IneB2 makes of an article's length.
class LengthMeasures {
 public:
  explicit LengthMeasures(double average) : average_(kIneB2Parameter * average) {}

  [[nodiscard]] double of(Xapian::termcount length) {
    if (length >= kKept) return measure(length);
    if (length >= kept_.size()) kept_.resize(length + 1, kUnknown);
    double& kept = kept_[length];
    if (kept == kUnknown) kept = measure(length);
    return kept;
  }

 private:
  static constexpr Xapian::termcount kKept = 1U << 14;
  static constexpr double kUnknown = -1;

  [[nodiscard]] double measure(Xapian::termcount length) const {
    return length == 0 ? 0 : std::log2(1 + average_ / length);
  }

  const double average_;
  std::vector<double> kept_;  // by length
};

// Scores the articles of one index.
class PartScores {
 public:
  PartScores(const Archive& archive, std::size_t part)
      : reader_(archive.lists[part]->postings()),
        counts_(std::size_t{archive.parts[part].get_lastdocid()} + 1),
        measures_(archive.all.get_average_length()) {}

  // Counts the occurrences of a group's terms in every article. False when the time limit stopped
  // it.
  bool count(const ScoringGroup& group, Deadline deadline) {
    std::fill(counts_.begin(), counts_.end(), 0U);
    std::vector<std::string> terms = group.terms;
    std::sort(terms.begin(), terms.end());  // as their lists lie
    for (const std::string& term : terms) {
      if (has_passed(deadline)) return false;
      reader_->start(term);
      while (reader_->next(block_))
        for (const Posting& posting : block_) counts_.at(posting.article) += posting.count;
    }
    return true;
  }

  // The articles that hold what was counted.
  [[nodiscard]] std::vector<Xapian::docid> holders() const {
    const auto none = std::count(counts_.begin(), counts_.end(), 0U);
    std::vector<Xapian::docid> docids;
    docids.reserve(counts_.size() - static_cast<std::size_t>(none));
    for (Xapian::docid docid = 0; docid < counts_.size(); ++docid)
      if (counts_[docid] > 0) docids.push_back(docid);
    return docids;
  }

  // Says which articles are scored; they outlive this.
  void begin(const std::vector<Xapian::docid>& matches) {
    matches_ = &matches;
    scores_.resize(matches.size());
    lengths_.resize(matches.size());
    reader_->start_lengths();
    std::size_t match = 0;
    while (match < matches.size() && reader_->next(block_)) {
      for (const Posting& posting : block_) {
        if (match == matches.size()) break;
        if (posting.article == matches[match]) lengths_[match++] = posting.count;
      }
    }
  }

  // Adds what the counted group is worth.
  void add(const GroupWeight& weight) {
    for (std::size_t i = 0; i < matches_->size(); ++i) {
      const std::uint32_t count = counts_[(*matches_)[i]];
      if (count > 0) scores_[i] += weight(count, measures_.of(lengths_[i]));
    }
  }

  [[nodiscard]] std::vector<double> take() {
    std::transform(scores_.begin(), scores_.end(), scores_.begin(), round_score);
    return std::move(scores_);
  }

 private:
  const std::unique_ptr<PostingReader> reader_;
  std::vector<std::uint32_t> counts_;  // occurrences, by article
  const std::vector<Xapian::docid>* matches_ = nullptr;
  std::vector<Xapian::termcount> lengths_;  // by match
  std::vector<double> scores_;              // by match
  LengthMeasures measures_;
  std::vector<Posting> block_;
};

// Whether one of `right` follows one of `left` at most `distance` positions on.
bool is_followed(const std::vector<Xapian::termpos>& left,
                 const std::vector<Xapian::termpos>& right, std::uint32_t distance) {
  return std::any_of(left.begin(), left.end(), [&](Xapian::termpos position) {
    const auto next = std::upper_bound(right.begin(), right.end(), position);
    return next != right.end() && *next - position <= distance;
  });
}

// A pair's words in one index.
class PairReader {
 public:
  PairReader(const Archive& archive, std::size_t part, const WordPair& pair)
      : first_{archive.lists[part]->positions(pair.first),
               GroupWeight(archive.all, {{pair.first}})},
        second_{archive.lists[part]->positions(pair.second),
                GroupWeight(archive.all, {{pair.second}})} {}

  // What the pair adds to an article whose length has this measure. Articles ascend.
  double read(Xapian::docid article, double measure) {
    first_.read(article);
    second_.read(article);
    if (first_.positions.empty() || second_.positions.empty()) return 0;
    const bool is_phrase = is_followed(first_.positions, second_.positions, 1);
    const bool is_near = is_followed(first_.positions, second_.positions, kNearDistance) ||
                         is_followed(second_.positions, first_.positions, kNearDistance);
    const int times = (is_phrase ? 1 : 0) + (is_near ? 1 : 0);
    return times == 0 ? 0 : kPairShare * times * (first_.score(measure) + second_.score(measure));
  }

 private:
  struct Word {
    std::unique_ptr<PositionReader> reader;
    GroupWeight weight;
    std::vector<Xapian::termpos> positions{};

    void read(Xapian::docid article) {
      positions.clear();
      reader->read(article, positions);
    }
    [[nodiscard]] double score(double measure) const {
      return weight(static_cast<std::uint32_t>(positions.size()), measure);
    }
  };

  Word first_;
  Word second_;
};

std::vector<GroupWeight> weights_of(const Archive& archive,
                                    const std::vector<ScoringGroup>& groups) {
  std::vector<GroupWeight> weights;
  weights.reserve(groups.size());
  for (const ScoringGroup& group : groups) weights.emplace_back(archive.all, group);
  return weights;
}

}  // namespace

double round_score(double score) {
  return std::nearbyint(score * kScoreSteps) / kScoreSteps;
}

Scores score_articles(const Archive& archive, const Matches& matches,
                      const std::vector<ScoringGroup>& groups, Deadline deadline) {
  const std::vector<GroupWeight> weights = weights_of(archive, groups);
  Scores scores;
  for (std::size_t part = 0; part < matches.parts.size(); ++part) {
    PartScores articles(archive, part);
    articles.begin(matches.parts[part]);
    for (std::size_t i = 0; i < groups.size() && scores.complete; ++i) {
      scores.complete = articles.count(groups[i], deadline);
      if (scores.complete) articles.add(weights[i]);
    }
    scores.parts.push_back(articles.take());
  }
  return scores;
}

std::pair<Matches, Scores> score_holders(const Archive& archive,
                                         const std::vector<ScoringGroup>& groups,
                                         Deadline deadline) {
  const std::vector<GroupWeight> weights = weights_of(archive, groups);
  std::pair<Matches, Scores> scored;
  auto& [matches, scores] = scored;
  for (std::size_t part = 0; part < archive.parts.size(); ++part) {
    PartScores articles(archive, part);
    for (std::size_t i = 0; i < groups.size() && scores.complete; ++i) {
      scores.complete = articles.count(groups[i], deadline);
      if (i == 0) articles.begin(matches.parts.emplace_back(articles.holders()));
      if (scores.complete) articles.add(weights[i]);
    }
    scores.parts.push_back(articles.take());
    matches.parts.resize(part + 1);
  }
  matches.complete = scores.complete;
  return scored;
}

std::optional<std::vector<double>> score_pairs(const Archive& archive,
                                               const std::vector<Xapian::docid>& docids,
                                               const std::vector<WordPair>& pairs,
                                               Deadline deadline) {
  const std::size_t parts = archive.parts.size();
  std::vector<std::vector<PairReader>> readers(parts);
  for (std::size_t part = 0; part < parts; ++part)
    for (const WordPair& pair : pairs) readers[part].emplace_back(archive, part, pair);
  LengthMeasures measures(archive.all.get_average_length());
  std::vector<double> added;
  added.reserve(docids.size());
  for (const Xapian::docid docid : docids) {
    if (has_passed(deadline)) return std::nullopt;
    const double measure = measures.of(archive.all.get_doclength(docid));
    double sum = 0;
    for (PairReader& pair : readers[(docid - 1) % parts])
      sum += pair.read(static_cast<Xapian::docid>((docid - 1) / parts + 1), measure);
    added.push_back(sum);
  }
  return added;
}

}  // namespace byline
