// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/stem.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"

namespace byline {

namespace {

constexpr std::size_t kFewestLetters = 2;

// How many letters at the end of a stem its words may not have. English: a last one that a suffix
// changed (berry and berri, hoping and hope, skies and sky, sociability and sociabl), else none;
// but for three words (lie and lying; other_vowel). So say the rules of the Snowball stemmer, and
// 356,000 words of dictionaries and of a real archive.
std::size_t changed_letters(std::string_view language, std::string_view stem) {
  if (language != "en") return 2;
  const auto ends = {"i", "e", "y", "bl"};
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return stem.ends_with(end); })
             ? 1
             : 0;
}

struct Beginnings {
  std::string_view language;
  std::vector<std::string_view> beginnings;
};

// What words may begin with before their stem, where a stemmer takes it away: Arabic articles and
// particles (the whole script, by first byte), Indonesian verb prefixes, Irish eclipsis and
// lenition.
const std::array<Beginnings, 3> kTakenAway{{
    {"ar", {"\xd8", "\xd9", "\xda", "\xdb"}},
    {"id", {"me", "di", "ke", "pe", "be", "te", "se"}},
    {"ga",
     {"bh", "mb", "gc", "nd", "ng", "bp", "dt", "ch", "dh", "fh", "gh", "mh", "ph", "sh", "th", "h",
      "n-", "t-", "ts"}},
}};

// Letters that an English suffix may turn into each other: die and dying.
std::string other_vowel(const std::string& beginning) {
  std::string other = beginning;
  if (other.ends_with('i')) {
    other.back() = 'y';
  } else if (other.ends_with('y')) {
    other.back() = 'i';
  }
  return other;
}

std::string first_letters(const std::string& text, std::size_t letters) {
  std::size_t offset = 0;
  for (; letters > 0 && offset < text.size(); --letters)
    static_cast<void>(next_code_point(text, offset));
  return text.substr(0, offset);
}

}  // namespace

std::optional<Stemmer> Stemmer::for_language(const std::string& language) {
  try {
    return Stemmer(language, Xapian::Stem(language));
  } catch (const Xapian::InvalidArgumentError&) {
    return std::nullopt;
  }
}

std::string Stemmer::operator()(const std::string& spelling) const {
  std::string stem = stem_(spelling);
  return is_ascii(stem) ? stem : fold_word(stem);
}

std::vector<std::string> Stemmer::beginnings(const std::string& stem) const {
  const std::size_t letters = utf8_length(stem);
  const std::size_t changed = changed_letters(language_, stem);
  const std::size_t kept = std::max(kFewestLetters, letters > changed ? letters - changed : 0);
  std::vector<std::string> result{first_letters(stem, kept)};
  const std::string other = other_vowel(result.front());
  if (language_ == "en" && other != result.front()) result.push_back(other);
  for (const Beginnings& row : kTakenAway) {
    if (row.language == language_)
      result.insert(result.end(), row.beginnings.begin(), row.beginnings.end());
  }
  return result;
}

bool has_grammar(std::string_view form) {
  bool has_letter = false;
  for (std::size_t offset = 0; offset < form.size();) {
    const auto character = static_cast<UChar32>(next_code_point(form, offset));
    if (u_hasBinaryProperty(character, UCHAR_IDEOGRAPHIC) != 0) return false;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(character, &status);
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA) return false;
    has_letter = has_letter || u_isalpha(character) != 0;
  }
  return has_letter;
}

}  // namespace byline
