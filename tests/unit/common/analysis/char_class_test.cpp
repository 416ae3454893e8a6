// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/char_class.hpp"

#include <doctest/doctest.h>

#include <cstdint>

using namespace byline;

TEST_CASE("a character has one class") {
  struct {
    char32_t code_point;
    CharClass cls;
  } rows[] = {
      {U'a', CharClass::Lower},        {U'Z', CharClass::Upper},
      {U'7', CharClass::Digit},        {U'é', CharClass::Lower},
      {U'Я', CharClass::Upper},        {0x01C5, CharClass::Upper},  // title case
      {U'א', CharClass::Letter},       {U'한', CharClass::Letter},
      {U'क', CharClass::Letter},       {U'東', CharClass::Ideograph},
      {0x20000, CharClass::Ideograph}, {U'の', CharClass::Ideograph},
      {U'ー', CharClass::Ideograph},   {0xFF9E, CharClass::Mark},
      {U'ก', CharClass::Dictionary},   {0x0E31, CharClass::Dictionary},  // a Thai vowel mark
      {0x0E51, CharClass::Digit},                                        // a Thai digit
      {0x0301, CharClass::Mark},       {0x093F, CharClass::Mark},
      {0x00AD, CharClass::Ignorable},  {0x200B, CharClass::Ignorable},
      {0xFE0F, CharClass::Ignorable},  {U'\'', CharClass::Apostrophe},
      {U'’', CharClass::Apostrophe},   {0x2011, CharClass::Hyphen},
      {U'&', CharClass::Sign},         {U'—', CharClass::Separator},
      {U' ', CharClass::Separator},    {U'²', CharClass::Separator},
      {U'₂', CharClass::Digit},        {U'½', CharClass::Digit},
      {U'😀', CharClass::Separator},    {0x10FFFF, CharClass::Separator},
  };
  for (const auto& row : rows) {
    CAPTURE(static_cast<std::uint32_t>(row.code_point));
    CHECK(classify(row.code_point) == row.cls);
  }
}

TEST_CASE("the end of a text is a separator") {
  CHECK(char_at("a", 1).cls == CharClass::Separator);
  CHECK(char_at("a", 1).end == 1);
  CHECK(skip_ignorable("a\u00AD\u200B", 1) == 6);
}
