// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/byline.hpp"

#include <algorithm>
#include <array>

#include "common/date/month_names.hpp"
#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/pages/author_words.hpp"
#include "indexer/pages/dates.hpp"

namespace byline {

namespace {

using std::string_view;

bool is_weekday(string_view folded) {
  for (const string_view day :
       {"monday",    "tuesday",   "wednesday", "thursday", "friday",     "saturday",
        "sunday",    "montag",    "dienstag",  "mittwoch", "donnerstag", "freitag",
        "samstag",   "sonnabend", "sonntag",   "lundi",    "mardi",      "mercredi",
        "jeudi",     "vendredi",  "samedi",    "dimanche", "lunes",      "martes",
        "miercoles", "jueves",    "viernes",   "sabado",   "domingo"}) {
    if (folded == day) return true;
  }
  return false;
}

// Where a day begins in a byline, its month or weekday included: behind "Ann Lee" in "Ann Lee,
// March 25, 2015". The end where there is none; nothing is cut where the day comes first.
std::size_t begin_of_day(const std::string& text) {
  std::size_t at = text.find_first_of("0123456789");
  if (at == std::string::npos || !states_day(text)) return text.size();
  for (int words = 0; words < 2; ++words) {
    const std::size_t last = text.find_last_not_of(" ,.", at == 0 ? 0 : at - 1);
    if (at == 0 || last == std::string::npos) return text.size();
    const std::size_t space = text.find_last_of(' ', last);
    const std::size_t begin = space == std::string::npos ? 0 : space + 1;
    const std::string word = fold_value(string_view(text).substr(begin, last + 1 - begin));
    if (month_number(word) == 0 && !is_weekday(word)) break;
    at = begin;
  }
  return at == 0 ? text.size() : at;
}

// Where the names in a byline end: a day, the credit of a photograph, a share button follow.
std::size_t end_of_names(const std::string& text) {
  std::size_t end = text.size();
  const std::string lower = lower_ascii(text);
  for (const string_view stop : {" | ",        " am ",
                                 " on ",       " • ",
                                 " · ",        " – ",
                                 " — ",        " - ",
                                 " // ",       " veröffentlicht",
                                 " published", " posted",
                                 " updated",   " twitter",
                                 " facebook",  " instagram",
                                 " linkedin",  " photos:",
                                 " photo:",    " fotos:",
                                 " foto:",     " bild:",
                                 " bilder:",   " photographs by"}) {
    const std::size_t at = lower.find(stop);
    if (at != std::string::npos && at > 2) end = std::min(end, at);
  }
  // "le 3 mai", but Jean le Goff; "at 8:14 AM", but Ann Lee at Saltmere.
  for (const string_view stop : {" le ", " el ", " il ", " at ", " @ ", " um ", " op "}) {
    for (std::size_t at = lower.find(stop); at < end; at = lower.find(stop, at + 1)) {
      const std::size_t next = at + stop.size();
      if (next < lower.size() && is_digit(lower[next])) end = at;
    }
  }
  // "Ann Lee 5 minute read", but Kim Min-ji.
  for (std::size_t minutes = lower.find(" min", 1); minutes != std::string::npos;
       minutes = lower.find(" min", minutes + 1)) {
    const std::size_t name = lower.find_last_not_of("0123456789 ", minutes);
    if (is_digit(lower[minutes - 1]) && name != std::string::npos) end = std::min(end, name + 1);
  }
  // "(Press officer)" behind a name, but Ann (A.R.) Lee.
  const std::size_t bracket = lower.find(" (");
  const std::size_t close = lower.find(')', bracket);
  if (bracket != std::string::npos && (close == std::string::npos || close + 1 == lower.size()))
    end = std::min(end, bracket);
  return std::min(end, begin_of_day(text));
}

std::string without_ends(std::string text) {
  for (bool again = true; again;) {
    again = false;
    for (const string_view mark :
         {" ", ":", ",", "|", "-", "–", "—", "·", "•", "//", "→", "»", "›", ">"}) {
      if (!text.ends_with(mark)) continue;
      text.resize(text.size() - mark.size());
      again = true;
    }
  }
  return text;
}

// "Ann Lee im Gespräch mit Jo Reed": two people, as lists are written.
std::string with_partners_listed(std::string text) {
  for (const string_view word : {" im Gespräch mit ", " in conversation with "}) {
    if (const std::size_t at = text.find(word); at != std::string::npos)
      text.replace(at, word.size(), ", ");
  }
  return text;
}

// A sentence about the author: "Ann Lee covers the coast and has won three awards for it."
bool is_sentence(string_view text) {
  constexpr std::size_t kMinWords = 5;
  return text.ends_with('.') && list_items(text, " ").size() >= kMinWords;
}

// "See full bio", "Staff Writer", "(Brussels)", "Foto Ann Lee": beside a name, and none itself.
bool stands_beside_name(string_view text) {
  constexpr std::array<string_view, 13> kPhrases = {
      "see full bio", "full bio",       "view profile", "view bio", "bio",
      "profile",      "folgen",         "follow",       "contact",  "staff writer",
      "staff",        "staff reporter", "correspondent"};
  constexpr std::array<string_view, 7> kPictures = {"foto",  "photo",        "photographs", "bild",
                                                    "image", "illustration", "grafik"};
  if (text.starts_with('(')) return true;
  const std::string folded = fold_value(text);
  const string_view first = string_view(folded).substr(0, folded.find_first_of(" :"));
  return std::find(kPhrases.begin(), kPhrases.end(), folded) != kPhrases.end() ||
         std::find(kPictures.begin(), kPictures.end(), first) != kPictures.end();
}

// "Coast · Ann Lee, Jo Reed": a section stands before the names, but "Reuters on Tuesday Night".
std::string without_section(const std::string& text, std::size_t end) {
  const string_view head = string_view(text).substr(0, end);
  const string_view tail = string_view(text).substr(std::min(text.size(), text.find(' ', end + 1)));
  constexpr string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
  const string_view between = string_view(text).substr(end, text.size() - tail.size() - end);
  const bool is_mark = lower_ascii(between).find_first_of(kLetters) == std::string::npos;
  const bool is_word = is_mark && head.find(' ') == head.npos && shown_lead(text) == 0;
  const bool are_names = list_items(tail, " ").size() >= 2 && looks_like_names(tail) &&
                         tail.find_first_of("0123456789") == tail.npos;
  return is_word && are_names ? squeeze(tail) : std::string(head);
}

// "Tue, 05/03/2011 - 08:14 — Ann Lee", as Drupal writes it: the names behind a day. The text itself
// where it is another.
std::string behind_day(const std::string& text) {
  const std::size_t digit = text.find_last_of("0123456789");
  if (digit == std::string::npos || shown_lead(text) > 0) return text;
  for (const string_view parting : {" — ", " – ", " - ", " | ", " · "}) {
    const std::size_t at = text.find(parting, digit);
    if (at == std::string::npos || at > digit + 4) continue;
    std::string names = text.substr(at + parting.size());
    if (list_items(names, " ").size() >= 2 && looks_like_names(names)) return names;
  }
  return text;
}

}  // namespace

std::size_t shown_lead(string_view line) {
  if (const std::size_t size = author_lead(line); size > 0) return size;
  const std::string lower = lower_ascii(line.substr(0, 20));
  for (const string_view lead : {"submitted by ", "gespeichert von ", "soumis par ", "enviado por ",
                                 "ingediend door ", "inviato da ", "indsendt af "}) {
    if (lower.starts_with(lead)) return lead.size();
  }
  return 0;
}

std::string shown_author(std::string text) {
  constexpr std::size_t kMaxBytes = 120;
  constexpr std::size_t kMaxWords = 12;
  if (is_sentence(text) || stands_beside_name(text)) return {};
  text = behind_day(text);
  for (int round = 0; round < 2; ++round) text = text.substr(shown_lead(text));
  // "ByAnn Lee": they stand apart by style alone.
  if (text.size() > 2 && text.starts_with("By") && is_upper(text[2])) text.erase(0, 2);
  if (const std::size_t end = end_of_names(text); end < text.size())
    text = without_section(text, end);
  text = without_ends(std::move(text));
  const bool is_name = text.size() >= 3 && text.size() <= kMaxBytes &&
                       text.find_first_of("0123456789@") == std::string::npos &&
                       !is_author_label(text) && list_items(text, " ").size() <= kMaxWords;
  if (!is_name) return {};
  for (const string_view word : {"veröffentlicht", "publiziert", "published", "posted", "author",
                                 "autor", "redaktion", "share"}) {
    if (lower_ascii(text).starts_with(word) && list_items(text, " ").size() < 3) return {};
  }
  return with_partners_listed(std::move(text));
}

string_view author_part(string_view line) {
  constexpr std::array<string_view, 8> kParting = {" | ", " • ",  " · ", " – ",
                                                   " — ", " // ", " - ", " / "};
  if (shown_lead(line) > 0) return line;
  if (line.starts_with("| ")) return author_part(line.substr(2));
  for (const string_view parting : kParting) {
    for (std::size_t at = line.find(parting); at != line.npos; at = line.find(parting, at + 1)) {
      const string_view part = line.substr(at + parting.size());
      if (shown_lead(part) > 0) return part;
    }
  }
  const std::size_t digit = line.find_last_of("0123456789");
  if (digit == line.npos) return {};
  for (const string_view by : {" von ", " by ", " par ", " por "}) {
    const std::size_t at = line.find(by, digit);
    if (at != line.npos) return line.substr(at + 1);
  }
  return {};
}

}  // namespace byline
