// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/author_words.hpp"

#include <algorithm>
#include <array>

#include "common/text/fold.hpp"
#include "indexer/decoding/plain_text.hpp"

namespace byline {

namespace {

using std::string_view;

// Folded.
constexpr auto kLeads = std::to_array<string_view>(
    {// English
     "view all posts by", "view more posts by", "see all posts by", "more posts by", "all posts by",
     "posts by", "more stories by", "more articles by", "more by", "more from", "posted by",
     "published by", "written by", "words by", "story by", "article by", "text by", "by", "author",
     "authors",
     // German
     "zeige alle beitrage von", "alle beitrage von", "beitrage von", "veroffentlicht von",
     "geschrieben von", "verfasst von", "erstellt von", "eingestellt von", "ein beitrag von",
     "beitrag von", "blog beitrag von", "blogbeitrag von", "blogpost von", "gastbeitrag von",
     "ein gastbeitrag von", "ein artikel von", "artikel von", "ein kommentar von", "kommentar von",
     "eine kolumne von", "ein interview von", "ein bericht von", "eine reportage von", "von",
     "autor", "autorin", "autoren", "autor:in", "autor*in", "autor/in",
     // Spanish, Portuguese
     "ver todas las entradas de", "escrito por", "publicado por", "por", "autora", "autor/a",
     // French
     "voir tous les articles par", "voir tous les articles de", "publie par", "redige par",
     "ecrit par", "poste par", "un article de", "par", "auteur", "auteure", "autrice",
     // Italian
     "scritto da", "pubblicato da", "postato da", "a cura di", "di", "autore",
     // Dutch, Danish, Norwegian, Swedish
     "geschreven door", "geplaatst door", "door", "skrevet af", "skriven av", "av"});

// Those that are also words of what they stand before.
constexpr auto kLeadsWithColon = std::to_array<string_view>(
    {"words", "text", "texte", "tekst", "story", "reporting", "text & fotos", "text und fotos",
     "text und foto", "text und bilder", "interview", "redaktion", "bericht", "reportage"});

constexpr auto kSmallWords = std::to_array<string_view>(
    {"von", "van", "vom", "zu", "zum", "der", "den", "de", "del", "della", "di",  "da", "do",
     "dos", "du",  "la",  "le", "und", "and", "et",  "y",  "e",   "en",    "bin", "al"});

template <class List>
bool holds(const List& list, string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Where the first words of a line end; npos when it has fewer.
std::size_t end_of_words(string_view line, std::size_t count) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) ++at;
    at = std::min(line.find(' ', at), line.size());
    if (at == line.size() && i + 1 < count) return string_view::npos;
  }
  return at;
}

string_view without_colon(string_view text) {
  while (text.ends_with(':') || text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::size_t past_gap(string_view line, std::size_t end) {
  while (end < line.size() && (line[end] == ' ' || line[end] == ':')) ++end;
  return end;
}

}  // namespace

std::size_t author_lead(string_view line) {
  constexpr std::size_t kMostWords = 5;
  constexpr std::size_t kMostBytes = 60;
  for (std::size_t count = kMostWords; count > 0; --count) {
    const std::size_t end = end_of_words(line, count);
    if (end > kMostBytes) continue;
    const string_view head = line.substr(0, end);
    const bool has_colon = head.ends_with(':');
    const std::string phrase = fold_value(without_colon(head));
    if (holds(kLeads, phrase) || (has_colon && holds(kLeadsWithColon, phrase)))
      return past_gap(line, end);
  }
  // "Autor:Ann Lee" has no space.
  const std::size_t colon = line.substr(0, kMostBytes).find(':');
  const bool is_label = colon != string_view::npos && is_author_label(line.substr(0, colon));
  return is_label ? past_gap(line, colon) : 0;
}

bool is_author_label(string_view text) {
  constexpr std::size_t kMaxBytes = 40;
  return text.size() <= kMaxBytes && holds(kLeads, fold_value(without_colon(text)));
}

bool looks_like_names(string_view text) {
  constexpr std::size_t kMostWords = 16;
  const std::vector<std::string> words = list_items(text, " ,;/&");
  if (words.empty() || words.size() > kMostWords) return false;
  return std::all_of(words.begin(), words.end(), [](const std::string& word) {
    const bool is_lower = word[0] >= 'a' && word[0] <= 'z';
    return !is_lower || holds(kSmallWords, word);
  });
}

bool is_account(string_view name) {
  static constexpr auto kAccounts = std::to_array<string_view>(
      {"admin", "administrator", "webmaster", "web master", "editor", "editors", "redaktion",
       "publisher", "root", "user", "super user", "wordpress", "default", "unknown", "author"});
  return holds(kAccounts, fold_value(name));
}

}  // namespace byline
