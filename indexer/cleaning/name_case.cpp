// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/name_case.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <vector>

#include "common/text/utf8.hpp"

namespace byline {

namespace {

struct Cases {
  int upper = 0;
  int lower = 0;
};

Cases count_cases(std::string_view text) {
  Cases cases;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, at));
    cases.upper += u_isUUppercase(c) != 0;
    cases.lower += u_isULowercase(c) != 0;
  }
  return cases;
}

constexpr std::array<std::string_view, 22> kParticles = {
    "de",  "van", "von", "der", "den", "del", "la",  "las", "los", "di",  "da",
    "das", "dos", "do",  "du",  "bin", "ibn", "ter", "ten", "zu",  "und", "y"};
constexpr std::array<std::string_view, 8> kNumerals = {"II",  "III",  "IV", "VI",
                                                       "VII", "VIII", "IX", "XI"};

template <class List>
bool holds(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string lowered(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    append_code_point(
        out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(next_code_point(word, at)))));
  }
  return out;
}

bool starts_part(std::u32string_view before) {
  if (before.empty()) return true;
  const char32_t last = before.back();
  if (last == '-' || last == U'‐' || last == '.') return true;
  // O'Brien, D'Angelo: behind one letter; not the s of "Women's".
  const bool apostrophe = last == '\'' || last == U'’';
  if (apostrophe) return before.size() <= 3;
  return before.size() == 2 && before == U"Mc";
}

// First letters of the parts as capitals, the rest lower case.
std::string titled(std::string_view word) {
  std::u32string out;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = static_cast<UChar32>(next_code_point(word, at));
    const std::size_t hyphen = out.find_last_of(U"-‐");
    const std::u32string_view part =
        hyphen == std::u32string::npos ? out : std::u32string_view(out).substr(hyphen + 1);
    out += static_cast<char32_t>(starts_part(part) ? u_totitle(c) : u_tolower(c));
  }
  std::string utf8;
  for (const char32_t c : out) append_code_point(utf8, c);
  return utf8;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string usual_word(std::string_view word, bool is_first) {
  if (holds(kNumerals, word)) return std::string(word);
  // J.R., but not "ST."
  if (word.size() > 2 && word[1] == '.') return std::string(word);
  std::string low = lowered(word);
  if (!is_first && holds(kParticles, low)) return low;
  return titled(word);
}

constexpr std::size_t kMinShoutedLetters = 4;

}  // namespace

bool is_all_capitals(std::string_view text) {
  const Cases cases = count_cases(text);
  return cases.upper > 0 && cases.lower == 0;
}

std::string usual_case(std::string_view name) {
  const Cases cases = count_cases(name);
  const std::vector<std::string_view> words = words_of(name);
  const bool shouted = cases.lower == 0 && cases.upper > 1;
  const bool whispered = cases.upper == 0 && words.size() > 1;
  std::string out;
  for (const std::string_view word : words) {
    const Cases own = count_cases(word);
    const bool shouted_word =
        own.lower == 0 && own.upper >= static_cast<int>(kMinShoutedLetters) && words.size() > 1;
    if (!out.empty()) out += ' ';
    if (shouted || whispered || shouted_word) {
      out += usual_word(word, out.empty());
    } else {
      out += word;
    }
  }
  return out;
}

}  // namespace byline
