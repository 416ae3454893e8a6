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

constexpr double kPairShare = 0.02;
constexpr Xapian::termcount kPhraseWindow = 2;
constexpr Xapian::termcount kNearWindow = 8;

Query synonyms(const std::vector<std::string>& terms) {
  return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
}

// The title is a group of its own: in one group with the text, which holds every word of the title
// too, the words of titles would seem more common than they are.
Query group_of(const ScoringWord& word) {
  const Query title = synonyms(title_terms(word));
  if (!word.in_text) return title;
  return Query(Query::OP_OR, synonyms(word.forms),
               Query(Query::OP_SCALE_WEIGHT, title, kTitleShare));
}

bool has_typed_form(const ScoringWord& word) {
  return std::find(word.forms.begin(), word.forms.end(), word.form) != word.forms.end();
}

Query pair_of(const std::string& first, const std::string& second) {
  const std::vector<std::string> sides{first, second};
  const Query phrase(Query::OP_PHRASE, sides.begin(), sides.end(), kPhraseWindow);
  const Query near(Query::OP_NEAR, sides.begin(), sides.end(), kNearWindow);
  return Query(Query::OP_OR, Query(Query::OP_SCALE_WEIGHT, phrase, kPairShare),
               Query(Query::OP_SCALE_WEIGHT, near, kPairShare));
}

}  // namespace

std::vector<std::string> title_terms(const ScoringWord& word) {
  std::vector<std::string> terms;
  for (const std::string& form : word.forms)
    terms.push_back(word_term(info(Field::Title).word_prefix, form));
  return terms;
}

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
    if (!has_typed_form(first) || !has_typed_form(second)) continue;
    if (first.form == second.form || !seen.insert({first.form, second.form}).second) continue;
    pairs.push_back(pair_of(first.form, second.form));
  }
  return Query(Query::OP_OR, pairs.begin(), pairs.end());
}

}  // namespace byline
