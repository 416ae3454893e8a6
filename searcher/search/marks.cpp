// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/marks.hpp"

#include <algorithm>

namespace byline {

namespace {

bool reaches(const std::optional<Field>& asked, const Spot& spot) {
  if (!asked || asked == Field::Caps) return !spot.field || spot.field == Field::Title;
  if (asked == Field::Lead) return spot.in_lead;
  return asked == spot.field;
}

}  // namespace

std::vector<Spot> paragraph_spots(const Article& article) {
  constexpr std::size_t kLeadParagraphs = 2;
  std::vector<Spot> spots(article.paragraphs.size());
  for (const std::uint32_t number : article.furniture) spots[number].field = Field::Furniture;
  std::size_t lead_left = kLeadParagraphs;
  for (Spot& spot : spots) {
    if (spot.field || lead_left == 0) continue;
    spot.in_lead = true;
    --lead_left;
  }
  return spots;
}

Marker::Marker(const std::vector<Highlight>& highlights) : highlights_(highlights) {
  for (std::size_t i = 0; i < highlights.size(); ++i) {
    for (std::size_t word = 0; word < highlights[i].words.size(); ++word) {
      for (const std::string& form : highlights[i].words[word]) uses_[form].push_back({i, word});
    }
  }
}

bool Marker::is_written_so(const Token& token, std::size_t highlight) const {
  return token.capitals || highlights_[highlight].field != Field::Caps;
}

bool Marker::is_use(const Token& token, const Use& use) const {
  const auto found = uses_.find(token.form);
  return found != uses_.end() && is_written_so(token, use.highlight) &&
         std::any_of(found->second.begin(), found->second.end(), [&use](const Use& other) {
           return other.highlight == use.highlight && other.word == use.word;
         });
}

// The byte where the phrase that begins with tokens[first] ends, 0 when it does not stand there.
// A word of the phrase may be a unit or one of its parts: both begin at the same position.
std::size_t Marker::phrase_end(std::span<const Token> tokens, std::size_t first,
                               std::size_t highlight) const {
  std::size_t end = tokens[first].end;
  std::uint32_t wanted = tokens[first].position + tokens[first].span;
  std::size_t word = 1;
  const std::size_t words = highlights_[highlight].words.size();
  for (std::size_t i = first + 1; i < tokens.size() && word < words; ++i) {
    if (tokens[i].position > wanted) return 0;
    if (tokens[i].position < wanted || !is_use(tokens[i], {highlight, word})) continue;
    end = tokens[i].end;
    wanted += tokens[i].span;
    ++word;
  }
  return word == words ? end : 0;
}

std::vector<Mark> Marker::find(std::string_view text, const Spot& spot) {
  std::vector<Mark> marks;
  if (uses_.empty()) return marks;
  const std::span<const Token> tokens = tokenizer_.run(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto found = uses_.find(tokens[i].form);
    if (found == uses_.end()) continue;
    for (const Use& use : found->second) {
      if (use.word != 0 || !reaches(highlights_[use.highlight].field, spot)) continue;
      if (!is_written_so(tokens[i], use.highlight)) continue;
      const std::size_t end = phrase_end(tokens, i, use.highlight);
      if (end == 0) continue;
      marks.push_back({tokens[i].begin, end, use.highlight, std::string(tokens[i].form)});
    }
  }
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  return marks;
}

}  // namespace byline
