// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/scoring.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "common/article/fields.hpp"
#include "common/index/schema.hpp"
#include "searcher/query/stopwords.hpp"

namespace byline {

namespace {

using Xapian::Query;

constexpr double kPairShare = 0.1;
constexpr Xapian::termcount kPhraseWindow = 2;
constexpr Xapian::termcount kNearWindow = 8;
constexpr std::size_t kFormsInPair = 8;  // a side: a pair costs their product

std::string title_term(const std::string& form) {
  return word_term(info(Field::Title).word_prefix, form);
}

Query group_of(const ScoringWord& word) {
  std::vector<std::string> terms;
  for (const std::string& form : word.forms) {
    if (word.in_text) terms.push_back(form);
    terms.push_back(title_term(form));
  }
  return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
}

// The typed form first: it is what pairs are about.
Query side_of(const ScoringWord& word) {
  std::vector<std::string> forms = word.forms;
  const auto typed = std::find(forms.begin(), forms.end(), word.form);
  if (typed != forms.end()) std::rotate(forms.begin(), typed, typed + 1);
  forms.resize(std::min(forms.size(), kFormsInPair));
  return Query(Query::OP_OR, forms.begin(), forms.end());
}

Query pair_of(const ScoringWord& first, const ScoringWord& second) {
  const std::vector<Query> sides{side_of(first), side_of(second)};
  const Query phrase(Query::OP_PHRASE, sides.begin(), sides.end(), kPhraseWindow);
  const Query near(Query::OP_NEAR, sides.begin(), sides.end(), kNearWindow);
  return Query(Query::OP_OR, Query(Query::OP_SCALE_WEIGHT, phrase, kPairShare),
               Query(Query::OP_SCALE_WEIGHT, near, kPairShare));
}

}  // namespace

void Scoring::add(ScoringWord word) {
  if (!word.forms.empty()) words_.push_back(std::move(word));
}

std::vector<const ScoringWord*> Scoring::scoring_words() const {
  std::vector<const ScoringWord*> all;
  std::vector<const ScoringWord*> chosen;
  for (const ScoringWord& word : words_) {
    all.push_back(&word);
    if (!is_stopword(word.form)) chosen.push_back(&word);
  }
  return chosen.empty() ? all : chosen;
}

Query Scoring::ranked(const Query& filter) const {
  std::map<std::pair<bool, std::string>, std::pair<const ScoringWord*, int>> counts;
  for (const ScoringWord* word : scoring_words()) {
    auto& entry = counts[{word->in_text, word->form}];
    entry.first = word;
    ++entry.second;
  }
  std::vector<Query> groups;
  for (const auto& [key, entry] : counts) {
    const Query group = group_of(*entry.first);
    groups.push_back(entry.second == 1 ? group
                                       : Query(Query::OP_SCALE_WEIGHT, group, entry.second));
  }
  return Query(Query::OP_AND_MAYBE, Query(Query::OP_SCALE_WEIGHT, filter, 0.0),
               Query(Query::OP_OR, groups.begin(), groups.end()));
}

Query Scoring::pairs() const {
  std::vector<const ScoringWord*> words = scoring_words();
  std::erase_if(words, [](const ScoringWord* word) { return !word->in_text; });
  std::set<std::pair<std::string, std::string>> seen;
  std::vector<Query> pairs;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const ScoringWord& first = *words[i - 1];
    const ScoringWord& second = *words[i];
    if (first.form == second.form || !seen.insert({first.form, second.form}).second) continue;
    pairs.push_back(pair_of(first, second));
  }
  return Query(Query::OP_OR, pairs.begin(), pairs.end());
}

}  // namespace byline
