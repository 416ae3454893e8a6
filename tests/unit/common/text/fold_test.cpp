// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/fold.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <unicode/uchar.h>

#include <string>
#include <vector>

#include "common/text/utf8.hpp"

using namespace byline;

namespace {

struct Row {
  const char* input;
  const char* expected;
};

// Code points of the planes that news uses, marks among them.
rc::Gen<std::string> words() {
  const auto code_point = rc::gen::oneOf(
      rc::gen::inRange(0x20, 0x250), rc::gen::inRange(0x300, 0x370), rc::gen::inRange(0x370, 0x700),
      rc::gen::inRange(0x900, 0x980), rc::gen::inRange(0x1100, 0x1200),
      rc::gen::inRange(0x1E00, 0x2070), rc::gen::inRange(0x3040, 0x3100),
      rc::gen::inRange(0xF900, 0x10000), rc::gen::inRange(0, 0x20000));
  return rc::gen::map(rc::gen::container<std::vector<int>>(code_point), [](const auto& points) {
    std::string text;
    for (const int point : points) append_code_point(text, static_cast<char32_t>(point));
    return text;
  });
}

}  // namespace

TEST_CASE("a word folds to what a person would type") {
  const Row rows[] = {
      {"", ""},
      {"Flood", "flood"},
      {"CAFÉ", "cafe"},
      {"cafe\u0301", "cafe"},
      {"Straße", "strasse"},
      {"STRAẞE", "strasse"},
      {"Müller", "muller"},
      {"İstanbul", "istanbul"},
      {"Diyarbakır", "diyarbakir"},
      {"Tromsø", "tromso"},
      {"Łódź", "lodz"},
      {"Đoković", "dokovic"},
      {"Ærø", "aero"},
      {"œuvre", "oeuvre"},
      {"Þórður", "thordur"},
      {"Nguyễn", "nguyen"},
      {"ŋ", "n"},
      {"ﬁnance", "finance"},
      {"ＴＯＫＹＯ", "tokyo"},
      {"Ⅷ", "viii"},
      {"½", "1/2"},
      {"O’Brien", "o'brien"},
      {"O´Brien", "o'brien"},
      {"O`Brien", "o'brien"},
      {"Oʼahu", "o'ahu"},
      {"COVID\u201119", "covid-19"},
      {"Donau\u00ADdampf", "donaudampf"},
      {"pay\u200Bpal\uFEFF", "paypal"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(fold_word(row.input) == row.expected);
  }
}

TEST_CASE("Greek and Cyrillic lose their accents, but й stays a letter") {
  const Row rows[] = {
      {"Ὀδυσσεύς", "οδυσσευσ"}, {"Αθήνα", "αθηνα"},     {"ΑΘΗΝΑ", "αθηνα"}, {"Королёв", "королев"},
      {"Йошкар", "йошкар"},     {"и\u0306", "й"},       {"край", "край"},   {"Київ", "киів"},
      {"замо́к", "замок"},       {"й\u0301\u0300", "й"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(fold_word(row.input) == row.expected);
  }
}

TEST_CASE("Arabic and Hebrew lose their points, other scripts keep their marks") {
  const Row rows[] = {
      {"مُحَمَّد", "محمد"},
      {"محـــمد", "محمد"},
      {"أحمد", "احمد"},
      {"آب", "اب"},
      {"مؤمن", "مؤمن"},
      {"שָׁלוֹם", "שלום"},
      {"हिन्दी", "हिन्दी"},
      {"น้ำ", "น\u0E49\u0E4D\u0E32"},  // compatibility folding splits sara am
      {"が", "が"},
      {"か\u3099", "が"},
      {"ｶﾞ", "ガ"},
      {"한국", "한국"},
      {"\u1112\u1161\u11AB", "한"},
      {"東京", "東京"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(fold_word(row.input) == row.expected);
  }
}

TEST_CASE("case folding keeps accents for the stemmers") {
  const Row rows[] = {
      {"ÉTUDIÉES", "étudiées"}, {"e\u0301", "é"},       {"Straße", "strasse"}, {"Tromsø", "tromsø"},
      {"O’Brien", "o'brien"},   {"co\u00ADop", "coop"}, {"ﬁn", "fin"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(fold_case(row.input) == row.expected);
  }
}

TEST_CASE("invalid bytes and NULs become U+FFFD") {
  CHECK(fold_word("caf\xE9") == "caf\uFFFD");
  CHECK(fold_word(std::string_view("a\0B", 3)) == "a\uFFFDb");
  CHECK(fold_case("\xFF") == "\uFFFD");
}

TEST_CASE("ASCII folds alike wherever it stands") {
  // Long runs fold several bytes at once; `around` puts each byte at every place of such a group.
  constexpr std::size_t kLongest = 20;
  for (int code = 1; code < 0x80; ++code) {
    const auto byte = static_cast<char>(code);
    const std::string alone = fold_case(std::string(1, byte));
    CHECK(alone.size() == 1);
    for (std::size_t at = 0; at < kLongest; ++at) {
      CAPTURE(code);
      CAPTURE(at);
      std::string around(kLongest, 'Z');
      around[at] = byte;
      std::string expected(kLongest, 'z');
      expected[at] = alone[0];
      CHECK(fold_case(around) == expected);
      CHECK(fold_case("é" + around + "é") == "é" + expected + "é");
    }
  }
}

TEST_CASE("a whole value folds with its spaces collapsed") {
  const Row rows[] = {
      {"  The\u00A0 New\tYork\nTimes ", "the new york times"},
      {"El País", "el pais"},
      {"", ""},
      {" \u2003 ", ""},
      {"Herald\u200B", "herald"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(fold_value(row.input) == row.expected);
  }
}

TEST_CASE("squeezing changes nothing but white space") {
  CHECK(squeeze(" The  Times\u2009\n") == "The Times");
  CHECK(squeeze("Café") == "Café");
  CHECK(squeeze("\t") == "");
}

TEST_CASE("squeezing gives the words between white space, one space apart") {
  CHECK(rc::check([] {
    const auto character = rc::gen::element<std::string>(
        "a", "é", " ", " ", "\t", "\n", "\u0085", "\u00A0", "\u1680", "\u2003", "\u2019", "\u3000",
        "\u30A2", "\xE2", "\xC2", std::string(1, '\0'), "of seven", "letters", "!\"#");
    std::string text;
    for (const std::string& part : *rc::gen::container<std::vector<std::string>>(character))
      text += part;
    std::string expected;
    bool is_parted = false;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const auto code_point = static_cast<UChar32>(next_code_point(text, at));
      if (u_isUWhiteSpace(code_point)) {
        is_parted = !expected.empty();
        continue;
      }
      if (is_parted) expected += ' ';
      is_parted = false;
      expected += text.substr(begin, at - begin);
    }
    RC_ASSERT(squeeze(text) == expected);
    RC_ASSERT(is_squeezed(text) == (text == expected));
  }));
}

TEST_CASE("folding what is folded changes nothing") {
  CHECK(rc::check([] {
    const std::string word = *words();
    const std::string folded = fold_word(word);
    RC_ASSERT(is_valid_utf8(folded));
    RC_ASSERT(fold_word(folded) == folded);
    RC_ASSERT(fold_word(fold_case(word)) == folded);
    RC_ASSERT(fold_value(fold_value(word)) == fold_value(word));
  }));
}

TEST_CASE("the way character by character and the definition agree") {
  // A mark that folds away sends the whole word through the definition.
  CHECK(rc::check([] {
    const std::string word = *words();
    std::size_t offset = 0;
    if (word.empty()) return;
    const char32_t last = [&] {
      char32_t code_point = 0;
      while (offset < word.size()) code_point = next_code_point(word, offset);
      return code_point;
    }();
    if (last == U'и' || last == U'И') return;
    RC_ASSERT(fold_word(word + "\u0301") == fold_word(word));
  }));
}
