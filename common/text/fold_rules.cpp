// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/fold_rules.hpp"

#include <algorithm>
#include <array>

namespace byline {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr std::array kDroppedMarks{
    Range{0x0300, 0x036F},  // combining diacritical marks
    Range{0x0483, 0x0489},  // Cyrillic titlo and number signs
    Range{0x0591, 0x05BD},  // Hebrew accents and points
    Range{0x05BF, 0x05BF}, Range{0x05C1, 0x05C2}, Range{0x05C4, 0x05C5},
    Range{0x05C7, 0x05C7}, Range{0x0610, 0x061A},  // Arabic honorifics
    Range{0x0640, 0x0640},                         // tatweel, which only stretches a line
    Range{0x064B, 0x0652},                         // Arabic vowel signs
    Range{0x0656, 0x065F}, Range{0x0670, 0x0670}, Range{0x06D6, 0x06DC},
    Range{0x06DF, 0x06E4}, Range{0x06E7, 0x06E8}, Range{0x06EA, 0x06ED},
    Range{0x08D3, 0x08FF}, Range{0x1AB0, 0x1AFF},  // further combining diacritical marks
    Range{0x1DC0, 0x1DFF}, Range{0x20D0, 0x20FF}, Range{0xFE20, 0xFE2F},
};

struct Spelling {
  char32_t letter;
  std::string_view plain;
};

constexpr std::array kPlainSpellings{
    Spelling{0x00B4, "'"},   // acute accent typed for an apostrophe
    Spelling{0x00E6, "ae"},  // æ
    Spelling{0x00F0, "d"},   // ð
    Spelling{0x00F8, "o"},   // ø
    Spelling{0x00FE, "th"},  // þ
    Spelling{0x0111, "d"},   // đ
    Spelling{0x0127, "h"},   // ħ
    Spelling{0x0131, "i"},   // ı
    Spelling{0x0138, "q"},   // ĸ, which Greenlandic now writes q
    Spelling{0x0142, "l"},   // ł
    Spelling{0x014B, "n"},   // ŋ
    Spelling{0x0153, "oe"},  // œ
    Spelling{0x0167, "t"},   // ŧ
    Spelling{0x02BB, "'"},   // turned comma (Hawaiian, Uzbek)
    Spelling{0x02BC, "'"},   // modifier letter apostrophe
    Spelling{0x2010, "-"},   // hyphen, and what compatibility folding makes of U+2011
    Spelling{0x2011, "-"},   // non-breaking hyphen
    Spelling{0x2018, "'"},   // left single quotation mark
    Spelling{0x2019, "'"},   // right single quotation mark
    Spelling{0x201B, "'"},   // reversed single quotation mark
    Spelling{0x2044, "/"},   // fraction slash, which compatibility folding makes of ½
};

constexpr char32_t kBreve = 0x0306;
constexpr char32_t kCyrillicI = 0x0438;
constexpr char32_t kMadda = 0x0653;
constexpr char32_t kHamzaBelow = 0x0655;
constexpr char32_t kAlef = 0x0627;

}  // namespace

bool is_dropped_mark(char32_t mark, char32_t base) {
  if (mark < kDroppedMarks.front().first) return false;
  if (mark == kBreve && base == kCyrillicI) return false;
  if (mark >= kMadda && mark <= kHamzaBelow) return base == kAlef;
  const auto* range = std::ranges::lower_bound(kDroppedMarks, mark, {}, &Range::last);
  return range != kDroppedMarks.end() && mark >= range->first;
}

std::string_view plain_spelling(char32_t letter) {
  if (letter == U'`') return "'";
  if (letter < kPlainSpellings.front().letter || letter > kPlainSpellings.back().letter) return "";
  const auto* row = std::ranges::lower_bound(kPlainSpellings, letter, {}, &Spelling::letter);
  return row->letter == letter ? row->plain : "";
}

bool is_apostrophe(char32_t code_point) {
  constexpr char32_t kFullWidth = 0xFF07;
  return code_point == U'\'' || code_point == kFullWidth || plain_spelling(code_point) == "'";
}

bool is_hyphen(char32_t code_point) {
  constexpr char32_t kSmall = 0xFE63;
  constexpr char32_t kFullWidth = 0xFF0D;
  return code_point == U'-' || code_point == kSmall || code_point == kFullWidth ||
         plain_spelling(code_point) == "-";
}

}  // namespace byline
