// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/furniture/paragraph_signs.hpp"

#include <doctest/doctest.h>

using namespace byline;

namespace {

Article article_of(std::vector<std::string> paragraphs, std::string url = "https://a.example/1",
                   std::string outlet = "Herald") {
  Article article;
  article.url = std::move(url);
  article.outlet = std::move(outlet);
  article.paragraphs = std::move(paragraphs);
  return article;
}

std::uint32_t hash_of(const Article& article, std::string_view paragraph) {
  return static_cast<std::uint32_t>(paragraph_key(article, paragraph) >> 33);
}

}  // namespace

TEST_CASE("the case of A to Z makes no other paragraph, a letter does") {
  struct Row {
    const char* text;
    const char* other;
    bool is_same;
  };
  const Row rows[] = {
      {"Please donate.", "please DONATE.", true},
      {"\xc3\x89t\xc3\xa9 A-Z [@`{]", "\xc3\x89t\xc3\xa9 a-z [@`{]", true},
      {"\xc3\x89t\xc3\xa9", "\xc3\xa9t\xc3\xa9", false},
      {"Please donate.", "Pleasedonate.", false},
      {"Please donate.", "Please donate!", false},
      {"", "", true},
      {"@", "`", false},
  };
  const Article article = article_of({});
  for (const Row& row : rows) {
    CAPTURE(row.other);
    CHECK((paragraph_key(article, row.text) == paragraph_key(article, row.other)) == row.is_same);
  }
}

TEST_CASE("a paragraph is one of its site, or of its outlet where there is no address") {
  struct Row {
    const char* url;
    const char* outlet;
    bool is_same;  // as https://a.example/1 of the Herald
  };
  const Row rows[] = {
      {"https://www.a.example/2", "Times", true},
      {"https://b.example/1", "Herald", false},
      {"", "Herald", false},
  };
  const Article article = article_of({});
  for (const Row& row : rows) {
    CAPTURE(row.url);
    const Article other = article_of({}, row.url, row.outlet);
    CHECK((paragraph_key(article, "Pay.") == paragraph_key(other, "Pay.")) == row.is_same);
  }
  CHECK(paragraph_key(article_of({}, "", "Herald"), "Pay.") ==
        paragraph_key(article_of({}, "", "HERALD"), "Pay."));
  CHECK(paragraph_key(article_of({}, "", "Herald"), "Pay.") !=
        paragraph_key(article_of({}, "", "Times"), "Pay."));
}

TEST_CASE("a paragraph's other is the longest one with another text, of equal ones the first") {
  struct Row {
    std::vector<std::string> paragraphs;
    std::vector<std::string> others;  // "": none
  };
  const Row rows[] = {
      {{"aa", "bbbb", "ccc"}, {"bbbb", "ccc", "bbbb"}},
      {{"aa", "bb", "c"}, {"bb", "aa", "aa"}},
      {{"aa", "AA", "c"}, {"c", "c", "aa"}},
      {{"aa"}, {""}},
      {{"aa", "aa"}, {"", ""}},
      {{}, {}},
  };
  for (const Row& row : rows) {
    const Article article = article_of(row.paragraphs);
    const std::vector<ParagraphSign> signs = paragraph_signs(article);
    REQUIRE(signs.size() == row.others.size());
    for (std::size_t i = 0; i < signs.size(); ++i) {
      CAPTURE(row.paragraphs[i]);
      CHECK(signs[i].key == paragraph_key(article, row.paragraphs[i]));
      CHECK(signs[i].other == (row.others[i].empty() ? 0 : hash_of(article, row.others[i])));
      CHECK(!signs[i].is_furniture);
    }
  }
}
