// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/scores.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <memory>
#include <utility>

#include "common/index/packed_bytes.hpp"
#include "searcher/search/article_set.hpp"

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
    if (holders > 0 && !std::isfinite(scale_)) throw_damaged("statistics");
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

Xapian::termcount length_in(const std::vector<Xapian::termcount>& lengths, Xapian::docid article) {
  return article < lengths.size() ? lengths[article] : 0;
}

using Counts = std::vector<std::uint32_t>;

// What it costs to find the smaller of two ascending lists in the larger, in steps.
std::size_t steps(std::size_t some, std::size_t others) {
  const auto [fewer, more] = std::minmax(some, others);
  return fewer == 0 ? 0 : fewer * (1 + static_cast<std::size_t>(std::bit_width(more / fewer)));
}

// The first place from `from` on that is not below `wanted` by `article_at`, sought near `from`
// first.
template <class ArticleAt>
std::size_t seek(std::size_t from, std::size_t size, Xapian::docid wanted,
                 const ArticleAt& article_at) {
  std::size_t stride = 1;
  std::size_t high = from;
  for (; high < size && article_at(high) < wanted; stride *= 2) {
    from = high + 1;
    high += stride;
  }
  high = std::min(high, size);
  while (from < high) {
    const std::size_t middle = from + (high - from) / 2;
    (article_at(middle) < wanted ? from : high) = article_at(middle) < wanted ? middle + 1 : middle;
  }
  return from;
}

// Adds the occurrences of a term to the counts of matches, which ascend.
void add_counts(const std::vector<Posting>& postings, const std::vector<Xapian::docid>& matches,
                Counts& counts) {
  std::size_t posting = 0;
  std::size_t match = 0;
  while (posting < postings.size() && match < matches.size()) {
    const Xapian::docid article = postings[posting].article;
    if (article == matches[match]) counts[match++] += postings[posting++].count;
    if (posting == postings.size() || match == matches.size()) break;
    if (postings[posting].article < matches[match]) {
      posting = seek(posting, postings.size(), matches[match],
                     [&](std::size_t place) { return postings[place].article; });
    } else {
      match = seek(match, matches.size(), postings[posting].article,
                   [&](std::size_t place) { return matches[place]; });
    }
  }
}

// Adds the occurrences of a term to the counts of all articles.
void add_counts(ReadLists& lists, const std::string& term, Counts& in_all) {
  lists.each(term, [&](const Posting& posting) { in_all.at(posting.article) += posting.count; });
}

// Scores the articles of one index that match; they outlive it.
class PartScores {
 public:
  PartScores(const Archive& archive, std::size_t part, ReadLists& lists,
             const std::vector<Xapian::docid>& matches)
      : lists_(lists),
        last_(archive.lists[part]->last_article()),
        lengths_(archive.lists[part]->lengths()),
        matches_(matches),
        counts_(matches.size()),
        scores_(matches.size()),
        measures_(archive.all.get_average_length()) {}

  // Adds what a group is worth. False when the time limit stopped it.
  bool add(const ScoringGroup& group, const GroupWeight& weight, Deadline deadline) {
    if (!count(group, deadline)) return false;
    add_counted(weight);
    return true;
  }

  // The same of occurrences that were counted in every article.
  void add(const Counts& in_all, const GroupWeight& weight) {
    take_counts(in_all);
    add_counted(weight);
  }

  [[nodiscard]] std::vector<double> take() {
    std::transform(scores_.begin(), scores_.end(), scores_.begin(), round_score);
    return std::move(scores_);
  }

 private:
  void add_counted(const GroupWeight& weight) {
    for (std::size_t i = 0; i < matches_.size(); ++i) {
      if (counts_[i] == 0) continue;
      scores_[i] += weight(counts_[i], measures_.of(length_in(lengths_, matches_[i])));
    }
  }

  void take_counts(const Counts& in_all) {
    std::transform(matches_.begin(), matches_.end(), counts_.begin(),
                   [&](Xapian::docid match) { return in_all.at(match); });
  }

  // Counts the occurrences of a group's terms in each match.
  bool count(const ScoringGroup& group, Deadline deadline) {
    std::vector<std::string> terms = group.terms;
    std::sort(terms.begin(), terms.end());  // as their lists lie
    std::size_t postings = 0;
    std::size_t seeking = 0;
    for (const std::string& term : terms) {
      if (has_passed(deadline)) return false;
      const std::size_t size = lists_.size(term);
      postings += size;
      seeking += steps(size, matches_.size());
    }
    constexpr std::size_t kClearedAStep = 16;
    const bool in_all = postings + matches_.size() + lengths_.size() / kClearedAStep < seeking;
    if (in_all) {
      in_all_.assign(std::size_t{last_} + 1, 0);
    } else {
      counts_.assign(matches_.size(), 0);
    }
    for (const std::string& term : terms) {
      if (has_passed(deadline)) return false;
      if (in_all) {
        add_counts(lists_, term, in_all_);
      } else {
        add_counts(*lists_.read(term), matches_, counts_);
      }
    }
    if (in_all) take_counts(in_all_);
    return true;
  }

  ReadLists& lists_;
  const Xapian::docid last_;
  const std::vector<Xapian::termcount>& lengths_;  // by article
  const std::vector<Xapian::docid>& matches_;
  Counts counts_;               // occurrences, by match
  Counts in_all_;               // the same, by article
  std::vector<double> scores_;  // by match
  LengthMeasures measures_;
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
  for (const ScoringGroup& group : groups) weights.emplace_back(archive.all, group);
  return weights;
}

}  // namespace

double round_score(double score) {
  return std::nearbyint(score * kScoreSteps) / kScoreSteps;
}

Scores score_articles(const Archive& archive, QuestionLists& lists, const Matches& matches,
                      const std::vector<ScoringGroup>& groups, Deadline deadline) {
  const std::vector<GroupWeight> weights = weights_of(archive, groups);
  Scores scores;
  for (std::size_t part = 0; part < matches.parts.size(); ++part) {
    PartScores articles(archive, part, lists[part], matches.parts[part]);
    for (std::size_t i = 0; i < groups.size() && scores.complete; ++i)
      scores.complete = articles.add(groups[i], weights[i], deadline);
    scores.parts.push_back(articles.take());
  }
  return scores;
}

std::pair<Matches, Scores> score_holders(const Archive& archive,
                                         const std::vector<ScoringGroup>& groups,
                                         Deadline deadline) {
  const std::vector<GroupWeight> weights = weights_of(archive, groups);
  std::vector<std::string> terms = groups.front().terms;
  std::sort(terms.begin(), terms.end());  // as their lists lie
  std::pair<Matches, Scores> scored;
  auto& [matches, scores] = scored;
  QuestionLists lists = lists_for_question(archive, {groups.begin() + 1, groups.end()});
  for (std::size_t part = 0; part < archive.parts.size(); ++part) {
    const Xapian::docid last = archive.lists[part]->last_article();
    ArticleSet holders(last);
    Counts counts(std::size_t{last} + 1);
    for (const std::string& term : terms) {
      scores.complete = scores.complete && !has_passed(deadline);
      if (!scores.complete) break;
      lists[part].each(term, [&](const Posting& posting) {
        holders.insert(posting.article);
        counts.at(posting.article) += posting.count;
      });
    }
    const auto& found = matches.parts.emplace_back(holders.list());
    PartScores articles(archive, part, lists[part], found);
    articles.add(counts, weights.front());
    for (std::size_t i = 1; i < groups.size() && scores.complete; ++i)
      scores.complete = articles.add(groups[i], weights[i], deadline);
    scores.parts.push_back(articles.take());
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
    const std::size_t part = (docid - 1) % parts;
    const auto article = static_cast<Xapian::docid>((docid - 1) / parts + 1);
    const double measure = measures.of(length_in(archive.lists[part]->lengths(), article));
    double sum = 0;
    for (PairReader& pair : readers[part]) sum += pair.read(article, measure);
    added.push_back(sum);
  }
  return added;
}

}  // namespace byline
