// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/ranking.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "tests/unit/searcher/search/sample_archive.hpp"

using namespace byline;

namespace {

using Ids = std::vector<std::string>;

// Some without a date, many on one day.
std::vector<Article> dated_articles(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Article> articles;
  for (unsigned i = 0; i < 80; ++i) {
    Article made = test::article(fmt::format("id{:03}", random() % 1000 * 100 + i), "", "flood");
    if (random() % 5 != 0) made.date = *make_date(2014, 5, 1 + static_cast<int>(random() % 4));
    articles.push_back(std::move(made));
  }
  return articles;
}

// What the order should be, by sorting everything.
Ids sorted_ids(std::vector<Article> articles, bool newest) {
  std::sort(articles.begin(), articles.end(), [newest](const Article& a, const Article& b) {
    if (a.date.is_known() != b.date.is_known()) return a.date.is_known();
    if (a.date != b.date) return newest ? a.date > b.date : a.date < b.date;
    return a.id < b.id;
  });
  Ids ids;
  for (const Article& article : articles) ids.push_back(article.id);
  return ids;
}

Ids slice(const Ids& ids, std::size_t offset, std::size_t limit) {
  const std::size_t first = std::min(offset, ids.size());
  const std::size_t last = std::min(first + limit, ids.size());
  return {ids.begin() + static_cast<std::ptrdiff_t>(first),
          ids.begin() + static_cast<std::ptrdiff_t>(last)};
}

CompiledQuery matching(const Xapian::Query& query) {
  CompiledQuery compiled;
  compiled.filter = compiled.ranked = query;
  return compiled;
}

}  // namespace

TEST_CASE("every page by date is the page of a full sort, undated last, ties by id") {
  const std::vector<Article> articles = dated_articles(7);
  const CompiledQuery query = matching(Xapian::Query("flood"));
  for (const std::size_t parts : {1U, 2U, 5U}) {
    const Archive archive = test::archive_of(articles, parts);
    for (const SortOrder sort : {SortOrder::Newest, SortOrder::Oldest, SortOrder::Relevance}) {
      const Ids expected = sorted_ids(articles, sort != SortOrder::Oldest);
      for (const auto& [offset, limit] : std::vector<std::pair<std::size_t, std::size_t>>{
               {0, 1}, {0, 10}, {13, 9}, {75, 20}, {80, 5}, {200, 5}, {0, 100}}) {
        const RankedPage page =
            rank_articles(archive, query, {sort, 0}, {offset, limit}, test::kNoDeadline);
        CHECK(page.total == articles.size());
        CHECK(test::ids_of(archive, page.rows) == slice(expected, offset, limit));
      }
    }
  }
}

TEST_CASE(
    "a random order is the same for one seed wherever the articles lie, and another for another") {
  const std::vector<Article> articles = dated_articles(11);
  const CompiledQuery query = matching(Xapian::Query::MatchAll);
  const auto order = [&](std::size_t parts, std::uint64_t seed) {
    const Archive archive = test::archive_of(articles, parts);
    return test::ids_of(archive, rank_articles(archive, query, {SortOrder::Random, seed},
                                               {0, std::nullopt}, test::kNoDeadline)
                                     .rows);
  };
  const Ids first = order(1, 42);
  CHECK(first.size() == articles.size());
  CHECK(first == order(2, 42));
  CHECK(first == order(5, 42));
  CHECK(first != order(1, 43));
  CHECK(first != sorted_ids(articles, true));
}

TEST_CASE("equal scores are ordered by date, newest first, then by id, on every page") {
  const std::vector<Article> articles = dated_articles(3);
  CompiledQuery query = matching(Xapian::Query("flood"));
  query.scores = true;
  const Ids expected = sorted_ids(articles, true);
  for (const std::size_t parts : {1U, 2U, 5U}) {
    const Archive archive = test::archive_of(articles, parts);
    Ids paged;
    for (std::size_t offset = 0; offset < articles.size(); offset += 7) {
      const RankedPage page = rank_articles(archive, query, {}, {offset, 7}, test::kNoDeadline);
      for (const std::string& id : test::ids_of(archive, page.rows)) paged.push_back(id);
    }
    CHECK(paged == expected);
  }
}

TEST_CASE("the article with more of the words comes first, and pairs lift it over its equals") {
  std::vector<Article> articles{
      test::article("apart", "", "the wall held while the grey sea rose behind it"),
      test::article("beside", "", "the grey sea wall held while it rose behind the"),
      test::article("one", "", "the grey wall held while it rose behind them all")};
  CompiledQuery query =
      matching(Xapian::Query(Xapian::Query::OP_OR, Xapian::Query("sea"), Xapian::Query("wall")));
  query.scores = true;
  const std::vector<Xapian::Query> pair{Xapian::Query("sea"), Xapian::Query("wall")};
  for (const std::size_t parts : {1U, 2U}) {
    const Archive archive = test::archive_of(articles, parts);
    query.pairs = Xapian::Query();
    RankedPage page = rank_articles(archive, query, {}, {0, 10}, test::kNoDeadline);
    CHECK(test::ids_of(archive, page.rows) == Ids{"apart", "beside", "one"});
    CHECK(page.rows[0].score == page.rows[1].score);
    query.pairs = Xapian::Query(Xapian::Query::OP_PHRASE, pair.begin(), pair.end(), 2);
    page = rank_articles(archive, query, {}, {0, 10}, test::kNoDeadline);
    CHECK(test::ids_of(archive, page.rows) == Ids{"beside", "apart", "one"});
    CHECK(page.rows[0].score > page.rows[1].score);
  }
}

TEST_CASE("an empty page costs nothing and breaks nothing") {
  const Archive archive = test::archive_of(dated_articles(1));
  CompiledQuery query = matching(Xapian::Query("flood"));
  query.scores = true;
  const RankedPage none = rank_articles(archive, query, {}, {0, 0}, test::kNoDeadline);
  CHECK(none.rows.empty());
  CHECK(none.total == 80);
  const RankedPage nothing =
      rank_articles(archive, matching(Xapian::Query("dam")), {}, {0, 10}, test::kNoDeadline);
  CHECK(nothing.rows.empty());
  CHECK(nothing.total == 0);
}
