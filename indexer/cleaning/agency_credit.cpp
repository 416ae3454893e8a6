// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "indexer/cleaning/clean.hpp"

namespace byline {

namespace {

constexpr std::size_t kLeadParagraphs = 3;
constexpr std::size_t kLastParagraphs = 3;
constexpr std::size_t kMaxPlaceBytes = 60;
constexpr std::size_t kMaxAgencyBytes = 60;

bool starts_with_dash(std::string_view text) {
  constexpr std::array<std::string_view, 5> kDashes = {"-", "–", "—", "―", "−"};
  return std::any_of(kDashes.begin(), kDashes.end(),
                     [text](std::string_view dash) { return text.starts_with(dash); });
}

std::string_view without_spaces(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with("\xC2\xA0")) {
    text.remove_prefix(text[0] == ' ' ? 1 : 2);
  }
  return text;
}

// Whether the dot before a space in `text` at `dot` ends no sentence: "D.C. ", "St. ".
bool is_of_abbreviation(std::string_view text, std::size_t dot) {
  const std::string_view before = text.substr(0, dot);
  const std::size_t space = before.rfind(' ');
  const std::string_view word = before.substr(space == std::string_view::npos ? 0 : space + 1);
  if (word.find('.') != std::string_view::npos) return true;
  const std::string folded = fold_case(word);
  return folded == "st" || folded == "ste" || folded == "ft" || folded == "mt";
}

// A place name begins with a capital (or a letter that has none) and ends no sentence.
bool is_place(std::string_view place) {
  if (place.empty()) return true;
  const auto first = static_cast<unsigned char>(place[0]);
  const bool capital = (first >= 'A' && first <= 'Z') || first >= 0xC3;
  if (!capital || place.find_first_of("?!;\"") != std::string_view::npos) return false;
  for (std::size_t dot = place.find(". "); dot != std::string_view::npos;
       dot = place.find(". ", dot + 1)) {
    if (!is_of_abbreviation(place, dot)) return false;
  }
  return true;
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

bool has_lower_ascii(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Whether every word begins with a capital or a digit.
bool has_only_names(std::string_view text) {
  bool begins = true;
  for (const char c : text) {
    if (begins && c >= 'a' && c <= 'z') return false;
    begins = c == ' ';
  }
  return true;
}

// A place as only datelines have it: with a date, or in capitals ("SALEM, Ore.").
bool is_written_out(std::string_view place) {
  constexpr std::size_t kCapitals = 3;
  if (has_digit(place)) return true;
  const std::string_view town = place.substr(0, place.find(','));
  if (place.empty() || has_lower_ascii(town)) return false;
  return town.size() == place.size() || (town.size() >= kCapitals && has_only_names(place));
}

// "May 31, 2020 - ", which some put behind the agency.
bool starts_with_day_and_dash(std::string_view text) {
  constexpr std::size_t kMaxDayBytes = 24;
  const std::size_t dash = text.substr(0, kMaxDayBytes).find(" - ");
  return dash != std::string_view::npos && has_digit(text.substr(0, dash)) &&
         has_only_names(text.substr(0, dash));
}

// The one between the brackets of a dateline: "AP", "AFP/Jiji", "MENAFN - IANS".
std::string agency_between_brackets(std::string_view inside) {
  std::string agency = agency_named(inside);
  if (agency.empty()) agency = agency_named(inside.substr(0, inside.find('/')));
  const std::size_t dash = inside.find(" - ");
  if (agency.empty() && dash != std::string_view::npos) {
    agency = agency_named(inside.substr(dash + 3));
  }
  return agency;
}

// "WASHINGTON (AP) — ", "(Reuters) - ", "New Delhi, Jul 14 (PTI) ".
std::string agency_of_dateline(std::string_view paragraph) {
  const std::size_t open = paragraph.substr(0, kMaxPlaceBytes).find('(');
  if (open == std::string_view::npos) return {};
  const std::size_t length = paragraph.substr(open + 1, kMaxAgencyBytes).find(')');
  if (length == std::string_view::npos) return {};
  std::string_view place = paragraph.substr(0, open);
  while (place.ends_with(' ') || place.ends_with(',') || place.ends_with(':')) {
    place.remove_suffix(1);
  }
  if (!is_place(place)) return {};
  const std::string_view after = without_spaces(paragraph.substr(open + length + 2));
  if (!starts_with_dash(after) && !after.starts_with(':') && !is_written_out(place) &&
      !starts_with_day_and_dash(after)) {
    return {};
  }
  return agency_between_brackets(paragraph.substr(open + 1, length));
}

void remove_all(std::string& text, std::string_view part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at)) {
    text.erase(at, part.size());
  }
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kAround = " .,:;-()[]*_/|";
  const std::size_t begin = text.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kAround) - begin + 1);
}

bool is_copyright(std::string_view folded) {
  return folded.starts_with("©") || folded.starts_with("copyright") || folded.starts_with("(c)") ||
         folded.starts_with("&copy;");
}

bool ends_sentence(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  constexpr std::array<std::string_view, 6> kEnds = {".", "!", "?", "\"", "”", "’"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [text](std::string_view end) { return text.ends_with(end); });
}

// A paragraph that is nothing but a credit: "© 2020 AFP", "Source: Xinhua", "(Reuters)". `before`
// is the paragraph before it.
std::string agency_of_credit_line(std::string_view paragraph, std::string_view before) {
  constexpr std::size_t kMaxBytes = 400;
  constexpr std::size_t kMaxPlainBytes = 100;
  if (paragraph.size() > kMaxBytes) return {};
  std::string line = fold_value(paragraph);
  if (is_copyright(line)) {
    // What follows ("All rights reserved. This material may not be published ...") varies.
    for (const std::string_view word : {"©", "copyright", "(c)", "&copy;"}) remove_all(line, word);
    line.erase(std::remove_if(line.begin(), line.end(), is_digit), line.end());
    remove_all(line, " inc.");
    std::string_view rest = trimmed(line);
    if (rest.starts_with("by ")) rest.remove_prefix(3);
    rest = rest.substr(0, rest.find(". "));
    return agency_named(trimmed(rest.substr(0, rest.find(','))));
  } else {
    if (line.size() > kMaxPlainBytes) return {};
    bool is_marked = line.starts_with('(') || line.starts_with('[') || starts_with_dash(line);
    // Not "Credit:", which mostly stands under pictures.
    for (const std::string_view word : {"source:", "agency:", "quelle:", "fuente:", "fonte:"}) {
      if (!line.starts_with(word)) continue;
      line.erase(0, word.size());
      is_marked = true;
    }
    // A name alone may be the second line of "Picture:".
    if (!is_marked && !ends_sentence(before)) return {};
    for (const std::string_view dash : {"–", "—", "―"}) remove_all(line, dash);
  }
  return agency_between_brackets(trimmed(line));
}

// "By: PTI | London | Updated: May 4, 2020" as the page has it.
std::string agency_of_byline(std::string_view paragraph) {
  constexpr std::string_view kBy = "By: ";
  if (!paragraph.starts_with(kBy)) return {};
  const std::size_t bar = paragraph.substr(0, kMaxPlaceBytes).find('|');
  if (bar == std::string_view::npos) return {};
  return agency_named(trimmed(paragraph.substr(kBy.size(), bar - kBy.size())));
}

// The last sentence, and then "(ANI)".
std::string agency_at_end(std::string_view paragraph) {
  if (!paragraph.ends_with(')')) return {};
  const std::size_t open = paragraph.rfind('(');
  if (open == std::string_view::npos || paragraph.size() - open > kMaxAgencyBytes) return {};
  return ends_sentence(paragraph.substr(0, open))
             ? agency_named(paragraph.substr(open + 1, paragraph.size() - open - 2))
             : std::string();
}

}  // namespace

std::string agency_in_text(const std::vector<std::string>& paragraphs) {
  const std::size_t count = paragraphs.size();
  for (std::size_t i = 0; i < std::min(count, kLeadParagraphs); ++i) {
    std::string agency = agency_of_dateline(paragraphs[i]);
    if (agency.empty()) agency = agency_of_byline(paragraphs[i]);
    if (!agency.empty()) return agency;
  }
  for (std::size_t i = count; i > count - std::min(count, kLastParagraphs); --i) {
    const std::string_view before = i > 1 ? std::string_view(paragraphs[i - 2]) : "";
    std::string agency = agency_of_credit_line(paragraphs[i - 1], before);
    if (!agency.empty()) return agency;
  }
  return count == 0 ? std::string() : agency_at_end(paragraphs.back());
}

}  // namespace byline
