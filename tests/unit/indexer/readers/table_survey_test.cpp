// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/table_survey.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/text_source.hpp"

using namespace byline;
using csv::DateOrder;

TEST_CASE("the first rows of a table show which of day and month its columns have first") {
  struct Row {
    std::string rows, line;
  };
  const std::vector<Row> rows = {
      {"A,03/04/2014\nB,13/04/2014\n", " ?d"},
      {"A,03/04/2014\nB,04/13/2014\n", " ?m"},
      {"A,3-4-2014\nB,31-4-2014 10:00\n", " ?d"},
      {"A,03/04/2014\nB,04/05/2014\n", " "},
      {"A,13/04/2014\nB,04/13/2014\n", " "},  // both
      {"\"13/04/2014\",\"1\n2\",04/13/2014\n", " d?m"},
      {"A,2014/13/04\nB,13.04.2014\n", " "},
      {"A,13/04/20145\nB,133/04/2014\n", " "},
      {"A,13/04-2014\nB,13/04/14\n", " "},
      {"", " "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.rows);
    const csv::TableTraits traits = csv::survey_table(row.rows, ',');
    CHECK(csv::to_line(traits) == row.line);
    CHECK(csv::to_line(csv::traits_of(row.line)) == row.line);
  }
}

TEST_CASE("a day is put in ISO order as its column has it") {
  CHECK(csv::in_iso_order("3/4/2014 10:00", DateOrder::DayFirst) == "2014-04-03 10:00");
  CHECK(csv::in_iso_order("3/4/2014 10:00", DateOrder::MonthFirst) == "2014-03-04 10:00");
  CHECK(csv::in_iso_order(" 03-04-2014", DateOrder::DayFirst) == "2014-04-03");
  CHECK(csv::in_iso_order("3/4/2014", DateOrder::Unknown) == "3/4/2014");
  CHECK(csv::in_iso_order("June 3, 2014", DateOrder::DayFirst) == "June 3, 2014");
  CHECK(csv::in_iso_order("2014/03/04", DateOrder::DayFirst) == "2014/03/04");
  CHECK(csv::in_iso_order("", DateOrder::DayFirst).empty());
}

TEST_CASE("a table's days are read in the order that one of them shows, other columns are left") {
  const std::string table = "title,date,due\nA,03/04/2014,03/04/2014\nB,25/04/2014,25/04/2014\n";
  for (const std::size_t step : {1U, 5U, 4096U}) {
    const auto results = test::read_as("csv", table, step);
    REQUIRE(results.size() == 2);
    const auto& raw = std::get<RawArticle>(results[0]);
    CHECK(raw.article.date == Date{2014, 4, 3});
    REQUIRE(raw.article.extra.size() == 1);
    CHECK(raw.article.extra[0].second == "03/04/2014");
  }
  ReadingRules rules;
  rules.map = {{"date", "due"}};
  const auto mapped = test::read_as("csv", table, 5, rules);
  CHECK(std::get<RawArticle>(mapped[0]).article.date == Date{2014, 4, 3});
  const auto alone = test::read_as("csv", "title,date\nA,03/04/2014\n");
  CHECK(std::get<RawArticle>(alone[0]).article.date == Date{2014});
}

TEST_CASE("a table has one charset, and a row that is none of it is read by itself") {
  // In KOI8-R; a title of one word alone is taken for something else.
  const std::string russian =
      "title,text\n\xEE\xC5\xD4,"
      "\xF7\xCF\xC4\xC1 \xD0\xD2\xC9\xDB\xCC\xC1 \xCE\xCF\xDE\xD8\xC0, \xC9 \xD3\xD4\xC5\xCE\xC1 "
      "\xD2\xD5\xC8\xCE\xD5\xCC\xC1 \xCB \xD5\xD4\xD2\xD5\n\xE4\xC1,\xCE\xC5\xD4\n";
  for (const std::size_t step : {1U, 5U, 4096U}) {
    CHECK(test::titles_as("csv", russian, step) == "Нет|Да");
  }
  // Two rows of UTF-8 and one that is not.
  CHECK(test::titles_as("csv", "title,text\nCafé,x\nNaïve,x\nCaf\xE9 closes at \x93noon\x94,x\n") ==
        "Café|Naïve|Café closes at “noon”");
  CHECK(test::titles_as("csv", "t\xEDtulo,title\nx,Caf\xE9\n") == "Café");
}
