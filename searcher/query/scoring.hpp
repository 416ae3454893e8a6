// SPDX-License-Identifier: GPL-3.0-or-later
// What ranks the articles that match, and why.
//
// Each word scores as one synonym group of its forms, so that "floods" and "flooding" are counted
// together and as often as the word itself would be. The forms in the title are a group of their
// own that adds a fifth of its score. A word typed twice counts twice. Stopwords score only when
// nothing else does. Words of names (outlet:, author:) choose articles and do not rank them.
//
// Pairs of words that stand side by side in the query, as typed, add a fiftieth of their phrase and
// of their nearness; they cost several times the plain ranking, so the search scores them for the
// best of it only. A phrase scores as the sum of its words, and rare forms score high: a tenth, or
// all forms, buries what the single words say. The weighting scheme is IneB2 with c = 0.75
// (searcher/search/scores.hpp). `make bench-relevance` measures; nDCG@10 on cranfield, med, npl:
//
//   a tenth, all forms, title within the group   .341 .675 .400
//   no pairs, title within the group             .381 .710 .436
//   no pairs, title apart                        .390 .710 .436
//   a fiftieth, all forms, title apart           .386 .711 .430
//   a fiftieth, as typed, title apart            .388 .713 .442
//
// Matching stays apart: what scores chooses no article.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace byline {

struct ScoringWord {
  std::string form;                // as typed, folded
  std::vector<std::string> forms;  // in the archive, most frequent first; not empty
  bool in_text = true;             // title and text, else the title alone
};

// Two words that stand side by side in the query, as typed.
struct WordPair {
  std::string first;
  std::string second;
};

// What a pair adds where it stands as in the query, and where its words stand near each other, of
// what they score alone.
inline constexpr double kPairShare = 0.02;
inline constexpr std::uint32_t kNearDistance = 7;  // positions

// What the forms in the title add, of what the group would score alone.
inline constexpr double kTitleShare = 0.2;

// Terms that score as one: the forms of a word in the text, or those in titles.
struct ScoringGroup {
  std::vector<std::string> terms;
  double factor = 1;
};

class Scoring {
 public:
  // In the order of the query.
  void add(ScoringWord word);

  // What the words score by; none where there are no words.
  [[nodiscard]] std::vector<ScoringGroup> groups() const;  // Each once.
  [[nodiscard]] std::vector<WordPair> pairs() const;

 private:
  // Those that score: all but the stopwords, or all.
  [[nodiscard]] std::vector<const ScoringWord*> scoring_words() const;

  std::vector<ScoringWord> words_;
};

}  // namespace byline
