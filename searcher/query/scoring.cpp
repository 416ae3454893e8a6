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

std::vector<std::string> title_terms(const std::vector<std::string>& forms) {
  std::vector<std::string> terms;
  terms.reserve(forms.size());
  for (const std::string& form : forms)
    terms.push_back(word_term(info(Field::Title).word_prefix, form));
  return terms;
}

bool has_typed_form(const ScoringWord& word) {
  return std::find(word.forms.begin(), word.forms.end(), word.form) != word.forms.end();
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

// The title is a group of its own: in one group with the text, which holds every word of the title
// too, the words of titles would seem more common than they are.
std::vector<ScoringGroup> Scoring::groups() const {
  std::map<std::pair<bool, std::string>, std::pair<const ScoringWord*, int>> counts;
  for (const ScoringWord* word : scoring_words()) {
    auto& entry = counts[{word->in_text, word->form}];
    entry.first = word;
    ++entry.second;
  }
  std::vector<ScoringGroup> groups;
  for (const auto& [key, entry] : counts) {
    const auto& [word, times] = entry;
    if (word->in_text) groups.push_back({word->forms, static_cast<double>(times)});
    groups.push_back({title_terms(word->forms), word->in_text ? kTitleShare * times : times});
  }
  return groups;
}

std::vector<WordPair> Scoring::pairs() const {
  std::vector<const ScoringWord*> words = scoring_words();
  std::erase_if(words, [](const ScoringWord* word) { return !word->in_text; });
  std::set<std::pair<std::string, std::string>> seen;
  std::vector<WordPair> pairs;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const ScoringWord& first = *words[i - 1];
    const ScoringWord& second = *words[i];
    if (!has_typed_form(first) || !has_typed_form(second)) continue;
    if (first.form == second.form || !seen.insert({first.form, second.form}).second) continue;
    pairs.push_back({first.form, second.form});
  }
  return pairs;
}

}  // namespace byline
