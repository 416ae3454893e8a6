// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/accounts.hpp"

#include <algorithm>
#include <array>

#include "common/text/fold.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/pages/author_words.hpp"

namespace byline {

namespace {

using std::string_view;

// Folded words of the names of offices and agencies, and of no person's.
constexpr auto kOfficeWords = std::to_array<string_view>(
    {"desk",      "webdesk",  "team",      "staff",   "newsroom",  "newsdesk",  "bureau",
     "media",     "group",    "news",      "press",   "presse",    "network",   "agency",
     "agencies",  "agencias", "agenzia",   "wire",    "redaktion", "redaccion", "redaction",
     "redazione", "redactie", "editorial", "reuters", "afp",       "dpa",       "ap",
     "efe",       "ansa",     "upi",       "pti",     "ani",       "xinhua",    "tass"});

// "Web Desk", "Reuters", "Estuary Media Group"; not "Ann Lee, Estuary News".
bool is_office(string_view name) {
  const std::vector<std::string> parts = list_items(fold_value(name), ",");
  return std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
    const std::vector<std::string> words = list_items(part, " ./-");
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
      return std::find(kOfficeWords.begin(), kOfficeWords.end(), word) != kOfficeWords.end();
    });
  });
}

// "jdoughty", "j.doughty2"
bool is_login(string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
}

bool is_nobody(const PageFact& fact) {
  return fact.is_organisation ||
         std::all_of(fact.texts.begin(), fact.texts.end(),
                     [](const std::string& text) { return is_office(text) || is_login(text); });
}

bool has_whole_name(const PageFact& fact) {
  return std::any_of(fact.texts.begin(), fact.texts.end(), [](const std::string& text) {
    return list_items(text, " ").size() >= 2 && looks_like_names(text);
  });
}

}  // namespace

bool is_company(string_view name) {
  constexpr std::array<string_view, 18> kEndings = {
      " gmbh", " e.v.", " e. v.", " ev",     " ag",   " kg",   " inc",     " inc.",     " ltd",
      " ltd.", " llc",  " eg",    " verlag", " s.a.", " s.l.", " magazin", " magazine", ".com"};
  const std::string folded = fold_value(name);
  return folded.find(" gmbh") != std::string::npos || folded.find(".de") != std::string::npos ||
         std::any_of(kEndings.begin(), kEndings.end(),
                     [&](string_view ending) { return folded.ends_with(ending); });
}

PageFact best_authors(const PageFacts& facts) {
  const std::vector<const PageFact*> authors = facts.of(Slot::Author);
  if (authors.empty()) return {Slot::Author, 0, {}, {}};
  PageFact best = *authors.front();
  // An author's account beside the name: of two sources, in most cases.
  if (has_whole_name(best))
    std::erase_if(best.texts, [](const std::string& text) { return is_login(text); });
  if (!is_nobody(best)) return best;
  for (const PageFact* fact : authors) {
    if (is_nobody(*fact) || !has_whole_name(*fact)) continue;
    PageFact chosen = *fact;
    for (const std::string& text : best.texts) {
      if (is_office(text)) chosen.texts.push_back(text);
    }
    return chosen;
  }
  return best;
}

}  // namespace byline
