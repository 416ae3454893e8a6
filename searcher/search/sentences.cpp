// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/sentences.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/text/ascii.hpp"
#include "common/text/utf8.hpp"

namespace byline {

namespace {

using namespace std::string_view_literals;

constexpr std::array kAbbreviations{
    "mr"sv,  "mrs"sv, "ms"sv,  "dr"sv,   "prof"sv, "st"sv,  "gen"sv,  "sen"sv, "rep"sv,
    "gov"sv, "lt"sv,  "col"sv, "capt"sv, "sgt"sv,  "rev"sv, "hon"sv,  "jr"sv,  "vs"sv,
    "no"sv,  "jan"sv, "feb"sv, "mar"sv,  "apr"sv,  "aug"sv, "sept"sv, "oct"sv, "nov"sv,
    "dec"sv, "etc"sv, "inc"sv, "mme"sv,  "hr"sv,   "sr"sv,  "sra"sv,  "bzw"sv, "ca"sv};

bool ends_everywhere(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'।';
}

bool is_stop(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U'…';
}

bool is_closing(char32_t c) {
  return c == U'"' || c == U'\'' || c == U')' || c == U']' || c == U'”' || c == U'’' || c == U'»' ||
         c == U'」' || c == U'』' || c == U'）';
}

bool is_space(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool can_begin(char32_t c) {
  return u_islower(static_cast<UChar32>(c)) == 0;
}

// The letters right before `end`, at most eight.
std::string_view word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < 8) {
    const auto byte = static_cast<unsigned char>(text[begin - 1]);
    if (byte < 0x80 && !u_isalpha(byte)) break;
    --begin;
  }
  return text.substr(begin, end - begin);
}

bool is_abbreviation(std::string_view word) {
  if (word.size() == 1) return true;
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), lower_ascii(word)) !=
         kAbbreviations.end();
}

// Past what closes after a stop: more stops, quotes, brackets.
std::size_t skip_closing(std::string_view text, std::size_t offset) {
  while (offset < text.size()) {
    std::size_t next = offset;
    const char32_t c = next_code_point(text, next);
    if (!is_closing(c) && !is_stop(c)) break;
    offset = next;
  }
  return offset;
}

std::size_t skip_space(std::string_view text, std::size_t offset) {
  while (offset < text.size()) {
    std::size_t next = offset;
    if (!is_space(next_code_point(text, next))) break;
    offset = next;
  }
  return offset;
}

// The end of the sentence whose stop `c` stands at [at, after), or 0 when it does not end there.
std::size_t sentence_end(std::string_view text, char32_t c, std::size_t at, std::size_t after) {
  if (ends_everywhere(c)) return skip_closing(text, after);
  if (!is_stop(c)) return 0;
  if (c == U'.' && is_abbreviation(word_before(text, at))) return 0;
  const std::size_t end = skip_closing(text, after);
  std::size_t next = skip_space(text, end);
  if (next == end || next >= text.size()) return 0;
  return can_begin(next_code_point(text, next)) ? end : 0;
}

std::size_t without_space(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
  return end;
}

}  // namespace

std::vector<Sentence> split_sentences(std::string_view paragraph) {
  std::vector<Sentence> sentences;
  std::size_t begin = skip_space(paragraph, 0);
  for (std::size_t offset = begin; offset < paragraph.size();) {
    const std::size_t at = offset;
    const char32_t c = next_code_point(paragraph, offset);
    const std::size_t end = sentence_end(paragraph, c, at, offset);
    if (end == 0) continue;
    sentences.push_back({begin, end});
    begin = offset = skip_space(paragraph, end);
  }
  const std::size_t end = without_space(paragraph, begin, paragraph.size());
  if (begin < end) sentences.push_back({begin, end});
  return sentences;
}

}  // namespace byline
