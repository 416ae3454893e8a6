// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/word_scanner.hpp"

#include <algorithm>

namespace byline {
namespace {

void count(ScannedWord& word, const SeenChar& seen) {
  word.upper += seen.cls == CharClass::Upper ? 1 : 0;
  word.lower += seen.cls == CharClass::Lower ? 1 : 0;
  word.last = seen.cls;
  word.end = seen.end;
}

std::size_t skip_blanks(std::string_view text, std::size_t offset) {
  constexpr std::string_view kBlanks = " \t\r";
  return std::min(text.find_first_not_of(kBlanks, offset), text.size());
}

// Blanks looked at on either side of a line feed; indents are shorter.
constexpr std::size_t kMaxBlanks = 64;

// After a hyphen that ends at `offset`: where the word goes on in the next line, with a lower-case
// letter; nothing when it does not.
std::optional<std::size_t> continuation(std::string_view text, std::size_t offset) {
  const std::string_view window = text.substr(0, std::min(text.size(), offset + 2 * kMaxBlanks));
  const std::size_t feed = skip_blanks(window, offset);
  if (feed == window.size() || window[feed] != '\n') return std::nullopt;
  const std::size_t next = skip_blanks(window, feed + 1);
  if (next == window.size() || char_at(text, next).cls != CharClass::Lower) return std::nullopt;
  return next;
}

bool is_soft_hyphen(std::string_view text, std::size_t offset) {
  return text.substr(offset).starts_with("\u00AD");
}

bool can_end_line(std::string_view text, std::size_t offset, const SeenChar& seen) {
  return seen.cls == CharClass::Hyphen ||
         (seen.cls == CharClass::Ignorable && is_soft_hyphen(text, offset));
}

// C++ and C#: the signs after a single letter, when no word follows.
std::size_t after_language_sign(std::string_view text, std::size_t offset) {
  const std::string_view rest = text.substr(offset);
  const std::size_t length = rest.starts_with("++") ? 2 : rest.starts_with("#") ? 1 : 0;
  return is_word(char_at(text, offset + length).cls) ? offset : offset + length;
}

// A letter with its marks that is a word of its own.
std::optional<SeenChar> single_letter(std::string_view text, std::size_t offset) {
  const SeenChar letter = char_at(text, offset);
  if (!is_letter(letter.cls)) return std::nullopt;
  SeenChar next = char_at(text, letter.end);
  std::size_t end = letter.end;
  while (next.cls == CharClass::Mark || next.cls == CharClass::Ignorable) {
    end = next.end;
    next = char_at(text, end);
  }
  if (is_word(next.cls)) return std::nullopt;
  return SeenChar{letter.cls, end};
}

bool is_dot(std::string_view text, std::size_t offset) {
  return offset < text.size() && text[offset] == '.';
}

bool dot_joins(CharClass before, CharClass after) {
  if (before == CharClass::Letter) return false;
  if (after == CharClass::Upper) return before == CharClass::Upper;
  return after == CharClass::Lower || after == CharClass::Digit;
}

// U.S., U.S.A, a.m.: single letters, each with a dot, the last dot optional. When a word follows
// and every dot would join, it is the beginning of a host name (a.b.example); after a capital it is
// not (U.S.Army).
std::optional<ScannedWord> scan_acronym(std::string_view text, std::size_t begin) {
  ScannedWord word{.begin = begin, .end = begin, .acronym = true};
  std::size_t letters = 0;
  bool joins = true;
  for (bool dotted = true; dotted; ++letters) {
    const auto letter = single_letter(text, word.end);
    if (!letter) break;
    if (letters == kMaxAcronymLetters) return std::nullopt;
    joins = joins && (letters == 0 || dot_joins(word.last, letter->cls));
    count(word, *letter);
    dotted = is_dot(text, word.end);
    word.end += dotted ? 1 : 0;
  }
  const CharClass after = char_at(text, word.end).cls;
  const bool is_host = joins && word.last != CharClass::Upper && dot_joins(word.last, after);
  if (letters < 2 || is_host) return std::nullopt;
  return word;
}

bool may_begin_acronym(std::string_view text, std::size_t offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  return byte >= 0x80 || is_dot(text, offset + 1);
}

// Whether the ASCII sign holds what is before and after it together.
bool sign_joins(char sign, CharClass before, CharClass after) {
  if (sign == '.') return dot_joins(before, after);
  if (sign != '/' && sign != ',') return true;
  return before == CharClass::Digit && after == CharClass::Digit;
}

}  // namespace

ScannedWord scan_word(std::string_view text, std::size_t offset) {
  if (may_begin_acronym(text, offset)) {
    if (const auto acronym = scan_acronym(text, offset)) return *acronym;
  }
  ScannedWord word{.begin = offset, .end = offset};
  for (;;) {
    const SeenChar seen = char_at(text, offset);
    if (is_word(seen.cls)) {
      count(word, seen);
    } else if (seen.cls == CharClass::Mark) {
      word.end = seen.end;
    } else if (can_end_line(text, offset, seen)) {
      const auto next = is_letter(word.last) ? continuation(text, seen.end) : std::nullopt;
      word.broken = word.broken || next;
      if (!next && seen.cls == CharClass::Hyphen) break;
      offset = next.value_or(seen.end);
      continue;
    } else if (seen.cls != CharClass::Ignorable) {
      break;
    }
    offset = seen.end;
  }
  if (word.end == word.begin + 1 && is_letter(word.last)) {
    word.end = after_language_sign(text, word.end);
  }
  return word;
}

std::optional<Joiner> joiner_after(std::string_view text, const ScannedWord& word) {
  const std::size_t at = skip_ignorable(text, word.end);
  const SeenChar sign = char_at(text, at);
  if (sign.cls != CharClass::Apostrophe && sign.cls != CharClass::Hyphen &&
      sign.cls != CharClass::Sign) {
    return std::nullopt;
  }
  const std::size_t next = skip_ignorable(text, sign.end);
  const CharClass after = char_at(text, next).cls;
  if (!is_word(after)) return std::nullopt;
  if (sign.cls == CharClass::Apostrophe) return Joiner{'\'', next};
  if (sign.cls == CharClass::Hyphen) return Joiner{'-', next};
  if (!sign_joins(text[at], word.last, after)) return std::nullopt;
  return Joiner{text[at], next};
}

std::string_view bare_word(std::string_view text, const ScannedWord& word, std::string& scratch) {
  const std::string_view raw = text.substr(word.begin, word.end - word.begin);
  if (!word.acronym && !word.broken) return raw;
  scratch.clear();
  for (std::size_t i = 0; i < raw.size();) {
    const std::size_t begin = i;
    const SeenChar seen = char_at(raw, begin);
    i = seen.end;
    if (is_word(seen.cls) || seen.cls == CharClass::Mark) scratch += raw.substr(begin, i - begin);
  }
  return scratch;
}

}  // namespace byline
