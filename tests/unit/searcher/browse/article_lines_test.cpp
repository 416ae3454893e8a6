// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/article_lines.hpp"

#include <doctest/doctest.h>

using namespace byline;
using namespace byline::browse;

TEST_CASE("the words asked for are marked in an article, and its furniture is dimmed") {
  MarkedArticle article;
  article.hit.article.title = "Floods";
  article.hit.article.paragraphs = {"The flood came.", "Donate to us."};
  article.hit.article.furniture = {1};
  article.hit.shown_id = "a1";
  article.hit.title = {{"Floods", true}};
  article.paragraphs = {{{"The ", false}, {"flood", true}, {" came.", false}},
                        {{"Donate to us.", false}}};
  struct Row {
    std::string text;
    Look look;
  };
  const Row rows[] = {{"Floods", Look::Match}, {"id a1", Look::Dim},
                      {"The ", Look::Plain},   {"flood", Look::Match},
                      {" came.", Look::Plain}, {"Donate to us.", Look::Dim}};
  std::vector<Span> spans;
  std::size_t matches = 0;
  for (const ArticleLine& line : lay_out_article(article, 80)) {
    spans.insert(spans.end(), line.spans.begin(), line.spans.end());
    matches += line.matches;
  }
  REQUIRE(spans.size() == std::size(rows));
  for (std::size_t i = 0; i < spans.size(); ++i) {
    CAPTURE(rows[i].text);
    CHECK(spans[i].text == rows[i].text);
    CHECK(spans[i].look == rows[i].look);
  }
  CHECK(matches == 2);
}
