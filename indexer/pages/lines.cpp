// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/lines.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"

namespace byline {

namespace {

using std::string_view;

constexpr std::array<string_view, 12> kCreditWords = {
    "foto:",  "fotos:",  "photo:",  "photos:", "bild:",   "bilder:",
    "image:", "images:", "quelle:", "(foto",   "credit:", "video:"};

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool ends_with_one(string_view text, std::initializer_list<string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](string_view end) { return text.ends_with(end); });
}

bool starts_with_one(string_view text, std::initializer_list<string_view> starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](string_view start) { return text.starts_with(start); });
}

// "In this May 3, 2014, file photo, the wall stands", "FILE - The wall stands": as agencies write
// below a picture; but "In this photo essay", "In this town, photographs are ..." begin prose.
bool is_agency_caption(string_view text) {
  if (starts_with_one(text, {"FILE - ", "FILE – ", "FILE PHOTO"})) return true;
  constexpr std::size_t kHeadBytes = 80;
  constexpr string_view kPhoto = " photo";
  const std::size_t at = text.substr(0, kHeadBytes).find(kPhoto);
  if (!text.starts_with("In this ") || at == text.npos) return false;
  const string_view before = text.substr(0, at);
  const string_view behind = text.substr(at + kPhoto.size());
  const bool is_dated =
      is_digit(before.back()) || ends_with_one(before, {",", " file", " undated"});
  return (is_dated && starts_with_one(behind, {" ", ","})) ||
         starts_with_one(behind, {",", " provided", " released", " taken", " made", " from"});
}

// Whether a text ends with who took its picture: "(AP Photo/Ann Lee)", "Picture: ANN LEE",
// "© Ann Lee".
bool ends_with_credit(string_view text) {
  constexpr std::size_t kMaxBytes = 240;
  constexpr std::size_t kTailBytes = 64;
  if (text.size() > kMaxBytes || text.size() < kTailBytes) return false;
  const string_view tail = text.substr(text.size() - kTailBytes);
  for (const string_view sign :
       {"(AP Photo", "/Getty Images", "Photo: ", "Photograph: ", "Picture: ", "Foto: ", "Fotos: ",
        "Bild: ", "Bildrechte: ", "Kuva: ", "Photo by ", "Image: ", "Zdjęcie: ", "Фото: ", "写真：",
        " © ", "ⓒ"}) {
    const std::size_t at = tail.rfind(sign);
    if (at == tail.npos) continue;
    const string_view behind = tail.substr(at + sign.size());
    // A name, and no sentence: "The Big Picture: what we need."
    constexpr std::size_t kMostWords = 6;
    const bool goes_on = text.ends_with('.') && !behind.empty() && is_lower(behind[0]);
    return words_in(behind) <= kMostWords && behind.find(". ") == behind.npos && !goes_on;
  }
  return false;
}

// What stands above lists of other articles and the like, folded: the beginning of a short line.
constexpr auto kOtherArticles = std::to_array<string_view>(
    {// German
     "schon gelesen", "mehr zum thema", "mehr themen", "weitere inhalte", "weitere beitrage",
     "weitere artikel", "weitere themen", "weitere nachrichten", "das konnte sie auch",
     "das konnte dich auch", "auch interessant", "neueste artikel", "neueste beitrage",
     "ahnliche artikel", "ahnliche beitrage", "lesen sie auch", "lies auch", "meistgelesen",
     "meistgelesene", "verwandte artikel", "verwandte themen", "beitrage aus dem forum",
     "markiert mit", "schlagworte:", "artikel teilen", "beitrag teilen", "ahnliche:",
     // English
     "related articles", "related stories", "related posts", "related topics", "read also",
     "you may also like", "you might also like", "most popular", "most read", "filed under",
     "recommended for you", "more on this story", "more from", "latest articles", "latest news",
     "share this article", "share this story", "read more", "what to read next", "related news",
     "advertisement", "advertisements",
     // French, Italian
     "vous aimerez aussi", "a lire aussi", "lire aussi", "sur le meme sujet", "articles similaires",
     "leggi anche", "potrebbe interessarti", "articoli correlati",
     // Spanish, Portuguese, Dutch
     "te puede interesar", "tambien te puede interesar", "lea tambien", "noticias relacionadas",
     "noticia relacionada", "articulos relacionados", "leia tambem", "leia mais", "lees ook",
     // Nordic, Slavic, Arabic, Japanese
     "lue lisaa", "lue myos", "las mer", "las ocksa", "les ogsa", "les mer", "laes ogsa",
     "czytaj takze", "czytaj wiecej", "zobacz takze", "читайте также", "читайте також", "اقرا ايضا",
     "関連記事"});

}  // namespace

std::size_t words_in(string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

bool is_credit(string_view text) {
  constexpr std::size_t kMaxBytes = 140;
  if (is_agency_caption(text) || ends_with_credit(text)) return true;
  if (text.size() > kMaxBytes) return false;
  if (text.starts_with("©") || text.starts_with("(c) ")) return true;
  const std::string folded = fold_value(text.substr(0, 24));
  return std::any_of(kCreditWords.begin(), kCreditWords.end(),
                     [&](string_view word) { return folded.starts_with(word); });
}

bool is_of_other_articles(string_view text) {
  constexpr std::size_t kMaxBytes = 60;
  if (text.size() > kMaxBytes || text.ends_with('.')) return false;
  const std::string folded = fold_value(text);
  // Swedish "Läs mer", but Spanish "Las mermas".
  const auto begins = [&folded](string_view words) {
    if (!folded.starts_with(words)) return false;
    return folded.size() == words.size() || !is_lower(folded[words.size()]);
  };
  return std::any_of(kOtherArticles.begin(), kOtherArticles.end(), begins);
}

bool ends_sentence(string_view text) {
  for (const string_view end : {".", "!", "?", ":", "…",  "\"", "'",  "“", "”", "‘", "’",
                                "«", "»", "‹", "›", "。", "！", "？", ")", "؟", "।", "۔"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

bool has_no_spaces(string_view text) {
  std::size_t at = 0;
  const auto byte = [&](std::size_t ahead) {
    return at + ahead < text.size() ? static_cast<unsigned char>(text[at + ahead]) : 0U;
  };
  // Quotation marks and the like are U+2000 to U+2FFF.
  while (byte(0) == 0xE2 || (byte(0) > 0 && byte(0) < 'A')) at += byte(0) == 0xE2 ? 3 : 1;
  if (byte(0) == 0xE0) return byte(1) >= 0xB8 && byte(1) <= 0xBB;
  if (byte(0) == 0xE1)
    return (byte(1) >= 0x80 && byte(1) <= 0x82) || byte(1) == 0x9E || byte(1) == 0x9F;
  return byte(0) >= 0xE3;
}

}  // namespace byline
