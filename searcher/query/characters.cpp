// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/characters.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/text/utf8.hpp"

namespace byline {

namespace {

constexpr std::array<char32_t, 6> kQuotes{U'"',      U'\u201c', U'\u201d',
                                          U'\u201e', U'\u00ab', U'\u00bb'};
constexpr std::array<char32_t, 5> kDashes{U'\u2010', U'\u2011', U'\u2013', U'\u2014', U'\u2212'};

template <std::size_t Size>
bool is_one_of(const std::array<char32_t, Size>& set, char32_t character) {
  return std::find(set.begin(), set.end(), character) != set.end();
}

}  // namespace

bool is_space(char32_t character) {
  return u_isUWhiteSpace(static_cast<UChar32>(character)) != 0;
}

bool is_quote(char32_t character) {
  return is_one_of(kQuotes, character);
}

bool is_dash(char32_t character) {
  return is_one_of(kDashes, character);
}

bool has_letter(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = static_cast<UChar32>(next_code_point(text, offset));
    if ((U_GET_GC_MASK(character) & (U_GC_L_MASK | U_GC_N_MASK)) != 0) return true;
  }
  return false;
}

char32_t peek(std::string_view text, std::size_t offset) {
  return offset < text.size() ? next_code_point(text, offset) : U'\0';
}

}  // namespace byline
