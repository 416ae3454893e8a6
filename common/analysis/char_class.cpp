// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/char_class.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "common/text/code_point_table.hpp"
#include "common/text/fold_rules.hpp"
#include "common/text/utf8.hpp"

namespace byline {
namespace {

// The half-width voicing marks are letters to Unicode.
bool is_voicing_mark(char32_t code_point) {
  return code_point == 0xFF9E || code_point == 0xFF9F;
}

bool is_superscript(UChar32 code_point) {
  return u_getIntPropertyValue(code_point, UCHAR_DECOMPOSITION_TYPE) == U_DT_SUPER;
}

CharClass class_by_script(UChar32 code_point) {
  constexpr UChar32 kProlongedSound = 0x30FC;  // common to both kana, so it has no script
  constexpr UChar32 kHalfProlongedSound = 0xFF70;
  if (code_point == kProlongedSound || code_point == kHalfProlongedSound) {
    return CharClass::Ideograph;
  }
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(code_point, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return CharClass::Ideograph;
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return CharClass::Dictionary;
    default:
      return CharClass::Letter;
  }
}

CharClass class_of_letter(UChar32 code_point) {
  const CharClass by_script = class_by_script(code_point);
  if (by_script != CharClass::Letter) return by_script;
  if (u_isUUppercase(code_point) != 0 || u_istitle(code_point) != 0) return CharClass::Upper;
  return u_isULowercase(code_point) != 0 ? CharClass::Lower : CharClass::Letter;
}

CharClass class_by_properties(char32_t character) {
  const auto code_point = static_cast<UChar32>(character);
  if (is_apostrophe(character)) return CharClass::Apostrophe;
  if (is_hyphen(character)) return CharClass::Hyphen;
  if (u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) {
    return CharClass::Ignorable;
  }
  const std::uint32_t category = U_GET_GC_MASK(code_point);
  if (is_voicing_mark(character)) return CharClass::Mark;
  if ((category & U_GC_M_MASK) != 0) {
    return class_by_script(code_point) == CharClass::Dictionary ? CharClass::Dictionary
                                                                : CharClass::Mark;
  }
  if ((category & (U_GC_L_MASK | U_GC_NL_MASK)) != 0) return class_of_letter(code_point);
  if ((category & (U_GC_ND_MASK | U_GC_NO_MASK)) != 0) {
    return is_superscript(code_point) ? CharClass::Separator : CharClass::Digit;
  }
  return CharClass::Separator;
}

}  // namespace

CharClass classify(char32_t code_point) {
  static CodePointTable<CharClass, class_by_properties> table;
  if (code_point < kAsciiClasses.size()) return kAsciiClasses[code_point];
  return code_point < table.kEnd ? table[code_point] : class_by_properties(code_point);
}

SeenChar wide_char_at(std::string_view text, std::size_t offset) {
  const char32_t code_point = next_code_point(text, offset);
  return {classify(code_point), offset};
}

std::size_t skip_ignorable(std::string_view text, std::size_t offset) {
  for (SeenChar seen = char_at(text, offset); seen.cls == CharClass::Ignorable;
       seen = char_at(text, offset)) {
    offset = seen.end;
  }
  return offset;
}

}  // namespace byline
