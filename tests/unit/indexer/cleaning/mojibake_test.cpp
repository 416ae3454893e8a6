// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/mojibake.hpp"

#include <doctest/doctest.h>

#include "indexer/cleaning/clean.hpp"
#include "tests/support/text_source.hpp"

namespace byline {
namespace {

TEST_CASE(
    "UTF-8 read as Windows-1252 is mended where that is certain, and nothing else is touched") {
  struct Row {
    std::string_view text;
    std::string_view mended;  // "": stays
  };
  const Row rows[] = {
      {"CafÃ©", "Café"},
      {"Itâ€™s late", "It’s late"},
      {"â€œThe seaâ€\u009d", "“The sea”"},
      {"90 â€“ 100 â‚¬ â€” and â€¦", "90 – 100 € — and …"},
      {"Ãœber MÃ¼nchen, Å\u00a0koda", "Über München, Škoda"},
      {"Acme\u00c2\u00ae and 20Â°C", "Acme® and 20°C"},
      {"ÐœÐ¾Ñ\u0081ÐºÐ²Ð°", "Москва"},
      {"CafÃƒÂ©", "Café"},
      {"TehranÃ¢Â€Â™s", "Tehran’s"},  // twice, control codes between
      {"WonÃ¢Â\u0080Â", ""},          // cut
      // "à" whose no-break space was squeezed
      {"cittÃ di JosÃ© e Ã la carte, voilÃ ", "città di José e à la carte, voilà "},
      {"Ã\u00a0 la cafÃ©, dÃ©jÃ  vu", "à la café, déjà vu"},
      {"Ã s dez, Ãquela Ã quilo nÃ£o", ""},  // a byte is missing
      {"Ã s dez, Ã quela e Ã quilo nÃ£o", "às dez, àquela e àquilo não"},
      {"JosÃ©, voilÃ", "José, voilà"},
      {"MANHÃ DE SOL", ""},
      {"", ""},
      {"plain ASCII", ""},
      {"Café", ""},
      {"“CAFÉ”", ""},
      {"LE CAFÉ”", ""},
      {"CAFÉ»", ""},
      {"SÃO PAULO", ""},
      {"Ã la carte", ""},
      {"IRMÃ", ""},
      {"CafÃ© and café", ""},  // one half is sound
      {"Itâ€™s 東京", ""},     // no such letter in Windows-1252
      {"Itâ€ late", ""},       // a byte is missing
      {"Ã\u0083", ""},
      {"naïve façade, œuvre", ""},
      {"Ein Gruß aus Köln", ""},
      {"Москва", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(mended_mojibake(row.text).value_or("") == row.mended);
  }
}

TEST_CASE("a value that is mended is a repair of its article, and others stay as they are") {
  RawArticle raw;
  raw.article.title = "Itâ€™s late";
  raw.article.paragraphs = {"“CAFÉ”", "CafÃ©"};
  raw.author_texts = {"By JosÃ© Marsh"};
  const Cleaned cleaned = clean(std::move(raw), {});
  CHECK(cleaned.article.title == "It’s late");
  CHECK(cleaned.article.paragraphs == std::vector<std::string>{"“CAFÉ”", "Café"});
  CHECK(cleaned.article.authors == std::vector<std::string>{"José Marsh"});
  CHECK(cleaned.repairs == std::vector<std::string>{"UTF-8 that was read as Windows-1252 mended"});
}

TEST_CASE("what a reader keeps of text that was read wrongly is mended, or its codes are gone") {
  const std::pair<std::string, std::string> rows[] = {
      {R"("title":"â€œThe seaâ€\u009d")", "“The sea”"},
      {R"("title":"Ð\u0090Ð½Ð½Ð°")", "Анна"},
      {R"("title":"Itâ€™s at TehranÃ¢Â\u0080Â\u0099s")", "Itâ€™s at TehranÃ¢Â€Â™s"},
      {R"("title":"Café\u009d and caf\u009d")", "Café and caf"},
      {R"("title":"東京â€\u009d")", "東京â€"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    auto results = test::read_as("jsonl", "{" + row.first + ",\"mood\":\"Ã\u0081é\"}\n");
    REQUIRE(results.size() == 1);
    const Cleaned cleaned = clean(std::get<RawArticle>(std::move(results[0])), {});
    CHECK(cleaned.article.title == row.second);
    CHECK(cleaned.article.extra[0].second == "Ãé");
  }
}

}  // namespace
}  // namespace byline
