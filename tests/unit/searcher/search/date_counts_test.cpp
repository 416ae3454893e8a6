// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/date_counts.hpp"

#include <doctest/doctest.h>

#include "tests/unit/searcher/search/sample_archive.hpp"

using namespace byline;

namespace {

DateCounts count(const std::vector<Article>& articles, DateUnit unit, std::size_t parts) {
  const Archive archive = test::archive_of(articles, parts);
  return count_dates(archive, match_articles(archive, Xapian::Query::MatchAll, test::kNoDeadline),
                     unit);
}

std::vector<Article> articles_on(const std::vector<Date>& dates) {
  std::vector<Article> articles;
  for (const Date& date : dates) {
    Article made = test::article(fmt::format("a{}", articles.size()), "", "flood");
    made.date = date;
    articles.push_back(std::move(made));
  }
  return articles;
}

}  // namespace

TEST_CASE("articles are counted in the week, month or year that holds their whole date") {
  const std::vector<Article> articles =
      articles_on({*make_date(2014, 12, 28), *make_date(2014, 12, 29), *make_date(2015, 1, 4),
                   *make_date(2014, 12), *make_date(2014), Date{}});
  using Pieces = std::map<Day, std::uint64_t>;
  struct Expected {
    DateUnit unit;
    Pieces pieces;
    std::uint64_t imprecise;
  };
  const std::vector<Expected> rows{
      {DateUnit::Year, {{day_of(2014, 1, 1), 4}, {day_of(2015, 1, 1), 1}}, 0},
      {DateUnit::Month, {{day_of(2014, 12, 1), 3}, {day_of(2015, 1, 1), 1}}, 1},
      {DateUnit::Week, {{day_of(2014, 12, 22), 1}, {day_of(2014, 12, 29), 2}}, 2},
      {DateUnit::Day,
       {{day_of(2014, 12, 28), 1}, {day_of(2014, 12, 29), 1}, {day_of(2015, 1, 4), 1}},
       2}};
  for (const Expected& row : rows) {
    for (const std::size_t parts : {1U, 2U, 5U}) {
      const DateCounts counts = count(articles, row.unit, parts);
      CHECK(counts.articles == row.pieces);
      CHECK(counts.imprecise == row.imprecise);
      CHECK(counts.undated == 1);
    }
  }
}

TEST_CASE("a timeline leaves out the future and at most the earliest thousandth") {
  struct Case {
    std::map<Day, std::uint64_t> before;
    std::map<Day, std::uint64_t> after;
    std::uint64_t outside;
  };
  const std::vector<Case> rows{
      {{}, {}, 0},
      {{{50, 3}, {101, 2}}, {{50, 3}}, 2},
      {{{100, 1}}, {{100, 1}}, 0},
      {{{1, 1}, {50, 998}}, {{1, 1}, {50, 998}}, 0},  // a thousandth of 999 is none
      {{{1, 1}, {50, 999}}, {{50, 999}}, 1},          // of 1000 it is one
      {{{1, 1}, {2, 1}, {50, 1999}}, {{50, 1999}}, 2},
      {{{1, 2}, {50, 1500}}, {{1, 2}, {50, 1500}}, 0},  // never more than a thousandth
      {{{1, 1}, {50, 999}, {200, 5}}, {{50, 999}}, 6}};
  for (const Case& row : rows) {
    DateCounts counts;
    counts.articles = row.before;
    CHECK(drop_outside(counts, 100) == row.outside);
    CHECK(counts.articles == row.after);
  }
}
