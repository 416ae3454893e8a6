// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/why.hpp"

#include <doctest/doctest.h>

using namespace byline;

TEST_CASE("why names the words that matched, their fields and their forms") {
  Article article;
  article.title = "Floods hit the coast";
  article.authors = {"Ann Lee"};
  article.outlet = "The Coast Post";
  article.paragraphs = {"Flooding at the sea wall.", "Nobody.", "Flood again."};
  const std::vector<Highlight> highlights{
      {"flood", std::nullopt, {{"flood", "floods", "flooding"}}},
      {"\"sea wall\"", std::nullopt, {{"sea"}, {"wall"}}},
      {"author:lee", Field::Author, {{"lee"}}},
      {"lead:nobody", Field::Lead, {{"nobody"}}},
      {"harbour", std::nullopt, {{"harbour"}}}};
  Marker marker(highlights);
  CHECK(explain_hit(article, marker) ==
        std::vector<std::string>{"flood (title, text: flood, flooding, floods)",
                                 "\"sea wall\" (text)", "author:lee (author: lee)",
                                 "lead:nobody (lead: nobody)"});
}
