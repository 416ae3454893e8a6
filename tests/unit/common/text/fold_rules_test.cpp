// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/fold_rules.hpp"

#include <doctest/doctest.h>

using namespace byline;

TEST_CASE("marks of European and Semitic scripts go, those of others stay") {
  CHECK(is_dropped_mark(0x0301, U'e'));
  CHECK(is_dropped_mark(0x0308, 0x0435));        // ё
  CHECK_FALSE(is_dropped_mark(0x0306, 0x0438));  // й
  CHECK(is_dropped_mark(0x05B0, 0x05D0));        // Hebrew sheva
  CHECK(is_dropped_mark(0x064E, 0x0628));        // Arabic fatha
  CHECK(is_dropped_mark(0x0654, 0x0627));        // alef with hamza
  CHECK_FALSE(is_dropped_mark(0x0654, 0x0648));  // waw with hamza
  CHECK_FALSE(is_dropped_mark(0x3099, 0x304B));  // が
  CHECK_FALSE(is_dropped_mark(0x094D, 0x0915));  // Devanagari virama
  CHECK_FALSE(is_dropped_mark(0x0E49, 0x0E19));  // Thai tone mark
  CHECK_FALSE(is_dropped_mark(U'a', 0));
}

TEST_CASE("letters without a decomposition have a plain spelling") {
  CHECK(plain_spelling(U'ø') == "o");
  CHECK(plain_spelling(U'æ') == "ae");
  CHECK(plain_spelling(U'þ') == "th");
  CHECK(plain_spelling(U'a').empty());
  CHECK(plain_spelling(U'é').empty());
  CHECK(plain_spelling(0x10FFFF).empty());
}

TEST_CASE("typographic apostrophes and hyphens are known, dashes are not hyphens") {
  for (const char32_t sign : {U'\'', U'’', U'‘', U'´', U'`', char32_t{0x02BC}, char32_t{0xFF07}}) {
    CHECK(is_apostrophe(sign));
  }
  CHECK_FALSE(is_apostrophe(U'"'));
  for (const char32_t sign : {U'-', char32_t{0x2010}, char32_t{0x2011}, char32_t{0xFF0D}}) {
    CHECK(is_hyphen(sign));
  }
  CHECK_FALSE(is_hyphen(0x2013));
  CHECK_FALSE(is_hyphen(0x2014));
}
