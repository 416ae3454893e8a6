// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/tokenizer.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"

using namespace byline;

namespace {

// Tokens as "form@position", with "+span" for a unit, "^" for capitals, "~spelling".
std::string tokens_of(std::string_view text) {
  Tokenizer tokenizer;
  std::string shown;
  for (const Token& token : tokenizer.run(text)) {
    if (!shown.empty()) shown += ' ';
    shown += std::string(token.form) + "@" + std::to_string(token.position);
    if (token.span > 1) shown += "+" + std::to_string(token.span);
    if (token.capitals) shown += "^";
    if (!token.spelling.empty()) shown += "~" + std::string(token.spelling);
  }
  return shown;
}

struct Row {
  const char* text;
  const char* tokens;
};

// Text of pieces that are likely to meet the rules, valid or not.
rc::Gen<std::string> texts() {
  const std::vector<std::string> pieces{
      "a",      "B",      "é",      "ß",      "1",        "22",   "word",   "-",   "'",     "’",
      ".",      ",",      "/",      "&",      "@",        "_",    "+",      "#",   " ",     "\n",
      "-\n",    "\u00AD", "\u200B", "\u0301", "東",       "か",   "\u3099", "ไทย", "ก",     "한",
      "\u05D0", "\u064E", "😀",      "\xFF",   "\xE2\x82", "U.S.", "½",      "²",   "\u0640"};
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                      [](const std::vector<std::string>& chosen) {
                        std::string text;
                        for (const std::string& piece : chosen) text += piece;
                        return text;
                      });
}

}  // namespace

TEST_CASE("words are folded and take successive positions") {
  const Row rows[] = {
      {"", ""},
      {" ,. — ", ""},
      {"Floods hit Kent.", "floods@0 hit@1 kent@2"},
      {"The NHS, MPs", "the@0 nhs@1^ mps@2"},
      {"café Müller", "cafe@0~café muller@1~müller"},
      {"CAFÉ", "cafe@0^~café"},
      {"Straße", "strasse@0"},
      {"5% of $10", "5@0 of@1 10@2"},
      {"@handle #tag", "handle@0 tag@1"},
      {"'tis the voters' day", "tis@0 the@1 voters@2 day@3"},
      {"one😀two", "one@0 two@1"},
      {"and/or", "and@0 or@1"},
      {"1914–18", "1914@0 18@1"},
      {"yes—no--maybe", "yes@0 no@1 maybe@2"},
      {"m² of CO₂", "m@0 of@1 co2@2^"},
      {"bad\xFF"
       "bytes",
       "bad@0 bytes@1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(tokens_of(row.text) == row.tokens);
  }
}

TEST_CASE("a unit stands before its parts, at the first one's position") {
  const Row rows[] = {
      {"O'Brien", "o'brien@0+2 o@0 brien@1"},
      {"O’Brien", "o'brien@0+2 o@0 brien@1"},
      {"Mr O’Brien said", "mr@0 o'brien@1+2 o@1 brien@2 said@3"},
      {"Trump's", "trump's@0+2 trump@0 s@1"},
      {"ICE's", "ice's@0+2 ice@0^ s@1"},
      {"COVID-19", "covid-19@0+2^ covid@0^ 19@1"},
      {"COVID\u201119", "covid-19@0+2^ covid@0^ 19@1"},
      {"AT&T", "at&t@0+2^ at@0^ t@1"},
      {"R&B", "r&b@0+2^ r@0 b@1"},
      {"9/11", "9/11@0+2 9@0 11@1"},
      {"24/7", "24/7@0+2 24@0 7@1"},
      {"3.5%", "3.5@0+2 3@0 5@1"},
      {"1,000,000", "1,000,000@0+3 1@0 000@1 000@2"},
      {"$1.5bn", "1.5bn@0+2 1@0 5bn@1"},
      {"a-b c-d", "a-b@0+2 a@0 b@1 c-d@2+2 c@2 d@3"},
      {"user@example.org", "user@example.org@0+3 user@0 example@1 org@2"},
      {"café-bar", "cafe-bar@0+2~café-bar cafe@0~café bar@1"},
      {"U.S.-led", "us-led@0+2 us@0^ u@0 s@0 led@1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(tokens_of(row.text) == row.tokens);
  }
}

TEST_CASE("abbreviations and languages of single letters are one form, and the letters beside it") {
  const Row rows[] = {
      {"the U.S. and U.S", "the@0 us@1^ u@1 s@1 and@2 us@3^ u@3 s@3"},
      {"U.S.A.", "usa@0^ u@0 s@0 a@0"},
      {"A.A.'s É.U.", "aa's@0+2 aa@0^ a@0 s@1 eu@2^~éu e@2~é u@2"},
      {"anti-U.S.-U.K.", "anti-us-uk@0+3 anti@0 us@1^ u@1 s@1 uk@2^ u@2 k@2"},
      {"at 9 p.m.The next", "at@0 9@1 pm@2 p@2 m@2 the@3 next@4"},
      {"at 9 a.m. today", "at@0 9@1 am@2 a@2 m@2 today@3"},
      {"C++ and C#", "c++@0 and@1 c#@2"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(tokens_of(row.text) == row.tokens);
  }
}

TEST_CASE("what is invisible vanishes, and line-end hyphens with it") {
  const Row rows[] = {
      {"hyphen-\nated words", "hyphenated@0 words@1"},
      {"co\u00ADop\u200Berate", "cooperate@0"},
      {"Jean-\nPierre", "jean@0 pierre@1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(tokens_of(row.text) == row.tokens);
  }
}

TEST_CASE("other scripts fall into words in their own way") {
  const Row rows[] = {
      {"東京新聞", "東@0 京@1 新@2 聞@3"},
      {"がＡｉ", "が@0 ai@1"},
      {"か\u3099", "が@0"},
      {"ニュース", "ニ@0 ュ@1 ー@2 ス@3"},
      {"한국 뉴스", "한국@0 뉴스@1"},
      {"iPhone手机", "iphone@0 手@1 机@2"},
      {"ภาษาไทย", "ภาษา@0 ไทย@1"},
      {"हिन्दी समाचार", "हिन्दी@0 समाचार@1"},
      {"مُحَمَّد", "محمد@0~مُحَمَّد"},
      {"Йога", "йога@0"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(tokens_of(row.text) == row.tokens);
  }
}

TEST_CASE("a chain of more than sixteen parts is separate words") {
  std::string chain = "a";
  for (int i = 1; i < 16; ++i) chain += "-a";
  Tokenizer tokenizer;
  CHECK(tokenizer.run(chain).size() == 17);
  CHECK(tokenizer.words() == 16);
  CHECK(tokenizer.run(chain + "-a").size() == 17);
  CHECK(tokenizer.words() == 17);
  CHECK(tokenizer.run("a-b")[0].form == "a-b");
}

TEST_CASE("a form that is too long takes a position and gives none") {
  const std::string longest(kMaxFormBytes, 'x');
  Tokenizer tokenizer;
  CHECK(tokenizer.run(longest)[0].form == longest);
  const auto tokens = tokenizer.run(longest + "x next");
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[0].form.empty());
  CHECK(tokens[1].form == "next");
  CHECK(tokens[1].position == 1);
  CHECK(tokenizer.run("a-" + longest)[0].form.empty());
}

TEST_CASE("huge words, chains and runs are read in linear time") {
  constexpr std::size_t kMany = 1'000'000;
  Tokenizer tokenizer;
  for (const std::string piece : {"x", "é", "a.", "a-", "e\u0301", "\u00AD", "a\u00AD", "ก", "東",
                                  "'", "a'", "-\n", "\u0301", "\xFF"}) {
    std::string text = "a";
    while (text.size() < kMany) text += piece;
    CAPTURE(piece);
    CHECK(tokenizer.run(text).size() <= kMany);
  }
}

TEST_CASE(
    "tokens lie in order inside the text, letters inside their abbreviation, all forms folded") {
  CHECK(rc::check([] {
    const std::string text = *texts();
    Tokenizer tokenizer;
    std::uint32_t next = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    for (const Token& token : tokenizer.run(text)) {
      RC_ASSERT(token.begin < token.end && token.end <= text.size());
      const bool is_letter = token.position + 1 == next;
      RC_ASSERT(is_letter || token.position == next);
      if (is_letter) {
        RC_ASSERT(token.span == 1 && token.begin >= begin && token.end <= end);
      } else if (token.span == 1) {
        RC_ASSERT(token.begin >= end);
        begin = token.begin;
        end = token.end;
        ++next;
      }
      RC_ASSERT(is_valid_utf8(token.form) && token.form.size() <= kMaxFormBytes);
      RC_ASSERT(fold_word(token.form) == token.form);
      RC_ASSERT(token.spelling.empty() || fold_word(token.spelling) == token.form);
      RC_ASSERT(token.form.find_first_of(" \n") == std::string_view::npos);
    }
    RC_ASSERT(next == tokenizer.words());
  }));
}

TEST_CASE("words of ASCII alone are read as words with an invisible character in them are") {
  // The latter are read character by character; between two letters or digits one changes nothing.
  const std::vector<std::string> pieces{"a",
                                        "B",
                                        "7",
                                        "Wall",
                                        "ICE",
                                        "breached",
                                        "Antananarivo",
                                        "2026",
                                        ".",
                                        ",",
                                        "\'",
                                        "-",
                                        "/",
                                        "&",
                                        "@",
                                        "_",
                                        "+",
                                        "#",
                                        "\"",
                                        " ",
                                        "\n",
                                        "-\n",
                                        "é",
                                        "²",
                                        "\xFF",
                                        "`",
                                        "\x7F",
                                        "\x01",
                                        std::string(1, '\0')};
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  CHECK(rc::check([&] {
    const auto chosen = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces));
    std::string text;
    for (const std::string& piece : chosen) text += piece;
    std::string marked;
    for (std::size_t i = 0; i < text.size(); ++i) {
      marked += text[i];
      const bool is_inside = i + 1 < text.size() && is_plain(text[i]) && is_plain(text[i + 1]);
      if (is_inside) marked += "\u200B";
    }
    RC_ASSERT(tokens_of(text) == tokens_of(marked));
  }));
}

TEST_CASE("a token typed by itself gives the same first form") {
  CHECK(rc::check([] {
    const std::string text = *texts();
    Tokenizer tokenizer;
    Tokenizer again;
    for (const Token& token : tokenizer.run(text)) {
      const auto alone =
          again.run(std::string_view(text).substr(token.begin, token.end - token.begin));
      RC_ASSERT(!alone.empty());
      RC_ASSERT(alone[0].form == token.form);
    }
  }));
}
