// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/csv.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/text_source.hpp"

using namespace byline;

TEST_CASE("a table gives an article for each row, as RFC 4180 has it") {
  struct Row {
    std::string bytes, titles;
  };
  const std::vector<Row> rows = {
      {"title,text\nA,one\nB,two\n", "A|B"},
      {"title,text\r\nA,one\r\nB,two", "A|B"},
      {"\xEF\xBB\xBFtitle;text\nA;one\n", "A"},
      {"title\ttext\nA\tone, two\n", "A"},
      {"title|text\nA|one\n", "A"},
      {"sep=;\ntitle;text\nA;one\n", "A"},
      {"title,text\n\"A, \"\"B\"\"\",\"one\ntwo\"\nC,three\n", "A, \"B\"|C"},
      {"title,text\n\nA,one\n,,\n", "A"},
      {"title,text\nA,one,more,cells\nB\n", "A|B"},
      {"Headline,Body\nA,one\n", "A"},
      {"title,text\n\"A\"x,one\n", "Ax"},
      {"title,text\nA,\"never closed\nB,two\nC,three\n", "!a quote is opened and not closed|B|C"},
      // The quote that seems to close a cell opens the one below.
      {"title,text\nA,\"one\nB,\"two\"\nC,three\n", "!a quote is opened and not closed|B|C"},
      {"title,text\nA,\"one\n\"\"two, \"\"three\"\"\"\nB,\"two\n\"\nC,three\n", "A|B|C"},
      {"title,text\n\"A,one\n\"B,two\nC,three\n",
       "!a quote is opened and not closed|!a quote is opened and not closed|C"},
      {"title,text\nA \"quoted\" word,one\n", "A \"quoted\" word"},
      {"title,text\n", ""},
      // Only the table's own delimiter begins a cell.
      {"title,text\nx;\"open,one\nB,two\nC \"\"D,three\n", "x;\"open|B|C \"\"D"},
      {"title;text\nA;,\"one\nB;two\"\n", "A|B"},
      // As old Macs end their lines.
      {"title,text\rA,one\rB,\"two\rthree\"\rC,four", "A|B|C"},
      {"title,text\nA\rB,one\nC,two\n", "AB|C"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    for (const std::size_t step : {1U, 3U, 4096U}) {
      CHECK(test::titles_as("csv", row.bytes, step) == row.titles);
    }
  }
}

TEST_CASE("a table without names has columns 1, 2, 3 for --map") {
  ReadingRules rules;
  rules.map = {{"title", "2"}, {"date", "1"}};
  const auto results = test::read_as("csv", "2014-06-03,A wall\n2014-06-04,A road\n", 5, rules);
  REQUIRE(results.size() == 2);
  const auto& raw = std::get<RawArticle>(results[0]);
  CHECK(raw.article.title == "A wall");
  CHECK(raw.article.date == Date{2014, 6, 3});
}

TEST_CASE("cells fill the fields by the names of their columns, others are kept") {
  const auto results = test::read_as("csv",
                                     "id,Headline,Byline,Publication,pub_date,page,body,colour\n7,"
                                     "A,By Jo Reed,Herald,2014-06-03,4,<p>one</p><p>two</p>,red\n");
  REQUIRE(results.size() == 1);
  const auto& raw = std::get<RawArticle>(results[0]);
  CHECK(raw.article.id == "7");
  CHECK(test::joined(raw.author_texts) == "By Jo Reed");
  CHECK(raw.article.outlet == "Herald");
  CHECK(raw.article.date == Date{2014, 6, 3});
  CHECK(raw.article.page == "4");
  CHECK(test::joined(raw.article.paragraphs) == "one|two");
  REQUIRE(raw.article.extra.size() == 1);
  CHECK(raw.article.extra[0].first == "colour");
}

TEST_CASE("a table is recognised by its row of names") {
  CHECK(csv::by_content("title,date,text\n"));
  CHECK(csv::by_content("\"Headline\";\"Date\"\n"));
  CHECK_FALSE(csv::by_content("The title, the date, and the text of it\n"));
  CHECK_FALSE(csv::by_content("title\nA\n"));
  CHECK_FALSE(csv::by_content("x,y\n1,2\n"));
}
