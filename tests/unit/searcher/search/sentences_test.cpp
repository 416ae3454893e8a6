// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/sentences.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace byline;

TEST_CASE("a paragraph is split where its sentences end") {
  using Texts = std::vector<std::string>;
  struct Row {
    const char* paragraph;
    Texts sentences;
  };
  const std::vector<Row> rows{
      {"", {}},
      {"   ", {}},
      {"One.", {"One."}},
      {"One. Two.", {"One.", "Two."}},
      {" One!  Two? Three ", {"One!", "Two?", "Three"}},
      {"Mr. Lee and Dr. Ek met. They spoke.", {"Mr. Lee and Dr. Ek met.", "They spoke."}},
      {"J. R. Smith left.", {"J. R. Smith left."}},
      {"The U.S. Senate voted.", {"The U.S. Senate voted."}},
      {"It rose 3.5 percent. Then 9.", {"It rose 3.5 percent.", "Then 9."}},
      {"See example.org for more. End.", {"See example.org for more.", "End."}},
      {"“Stop.” She left.", {"“Stop.”", "She left."}},
      {"(He left.) She came.", {"(He left.)", "She came."}},
      {"Well ... maybe. Or not", {"Well ... maybe.", "Or not"}},
      {"今日は晴れ。明日は雨！", {"今日は晴れ。", "明日は雨！"}},
      {"Élan. Été.", {"Élan.", "Été."}},
      {"...", {"..."}}};
  for (const Row& row : rows) {
    Texts texts;
    const std::string paragraph = row.paragraph;
    for (const Sentence& sentence : split_sentences(paragraph)) {
      texts.push_back(paragraph.substr(sentence.begin, sentence.end - sentence.begin));
    }
    CHECK(texts == row.sentences);
  }
}
