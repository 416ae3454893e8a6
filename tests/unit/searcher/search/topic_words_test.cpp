// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/topic_words.hpp"

#include <doctest/doctest.h>

#include "tests/unit/searcher/search/sample_archive.hpp"

using namespace byline;

TEST_CASE("an article is about the words that are frequent in it and rare elsewhere") {
  std::vector<Article> articles{test::article("a", "", "dam dam dam flood coast hapax"),
                                test::article("b", "", "dam flood coast")};
  for (int i = 0; i < 8; ++i) {
    articles.push_back(test::article(fmt::format("c{}", i), "", i < 3 ? "flood coast" : "coast"));
  }
  const Archive archive = test::archive_of(articles);
  CHECK(topic_words(archive, 1, 10) == std::vector<std::string>{"dam", "flood", "coast"});
  CHECK(topic_words(archive, 1, 1) == std::vector<std::string>{"dam"});
}
