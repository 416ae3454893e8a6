// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/identity.hpp"

#include <doctest/doctest.h>

using namespace byline;

namespace {
Article article_of(const char* url, const char* title, int year) {
  Article article;
  article.url = url;
  article.title = title;
  if (year != 0) article.date = *make_date(year);
  return article;
}
}  // namespace

TEST_CASE("articles under one id are the same by URL, else by title and date") {
  struct Row {
    Article a;
    Article b;
    bool same;
  };
  const Row rows[] = {
      {article_of("https://a.example/1", "A", 2014),
       article_of("http://www.a.example/1/", "B", 2015), true},
      {article_of("https://a.example/1", "A", 2014), article_of("https://a.example/2", "A", 2014),
       false},
      {article_of("", "Sea Wall", 2014), article_of("", "sea  wall", 2014), true},
      {article_of("", "A", 2014), article_of("", "A", 2015), false},
      {article_of("", "A", 0), article_of("", "B", 0), false},
      {article_of("https://a.example/1", "A", 2014), article_of("", "A", 2014), true},
  };
  for (const Row& row : rows) {
    CHECK(is_same_article(row.a, row.b) == row.same);
    CHECK(is_same_article(row.b, row.a) == row.same);
  }
}

TEST_CASE("where and when an article was read is no part of its content") {
  Article a = article_of("", "A", 2014);
  Article b = a;
  b.source = "elsewhere.jsonl:9";
  b.added = 77;
  CHECK(has_same_content(a, b));
  b.section = "Sport";
  CHECK(!has_same_content(a, b));
}

TEST_CASE("the longer version is better, of equal ones the smaller hash") {
  CHECK(is_better({10, {5, 5}}, {9, {1, 1}}));
  CHECK(!is_better({9, {1, 1}}, {10, {5, 5}}));
  CHECK(is_better({9, {1, 1}}, {9, {1, 2}}));
  CHECK(!is_better({9, {1, 1}}, {9, {1, 1}}));
}
