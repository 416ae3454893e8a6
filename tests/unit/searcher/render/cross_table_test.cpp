// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/cross_table.hpp"

#include <doctest/doctest.h>

#include "searcher/render/notices.hpp"
#include "searcher/render/text_tables.hpp"
#include "tests/support/render_samples.hpp"

using namespace byline;

namespace {

ValueTable outlets_by_year() {
  ValueTable table;
  table.by = {"outlet", "year"};
  table.whole_values = true;
  table.rows = {{{"The Times", "2015"}, 1200, 900, 0.5, "2015", "2015"},
                {{"The Times", "2013"}, 40, 40, 0.1, "2013", "2013"},
                {{"The Times", "none"}, 2, 2, 0.1, "", ""},
                {{"朝日新聞", "2014"}, 7, 7, 0.1, "2014", "2014"},
                {{"朝日新聞", "2015"}, 5, 5, 0.1, "2015", "2015"}};
  return table;
}

}  // namespace

TEST_CASE("values stand down, their years across, the articles of all before them") {
  CHECK(values_text(TextStyle(test::plain_terminal(60)), outlets_by_year()) ==
        "outlet     articles  2013  2014   2015  none\n"
        "The Times     1,242    40     -  1,200     2  ██████████████\n"
        "朝日新聞         12     -     7      5     -  ▏\n");
}

TEST_CASE("years that do not fit are summed up before the others") {
  CHECK(values_text(TextStyle(test::plain_terminal(42)), outlets_by_year()) ==
        "outlet     articles  to 2014   2015  none\n"
        "The Times     1,242       40  1,200     2\n"
        "朝日新聞         12        7      5     -\n");
}

TEST_CASE("where not one year fits, and in a pipe, there is a row for each pair") {
  CHECK(cross_table_text(TextStyle(test::plain_terminal(24)), outlets_by_year()).empty());
  CHECK(values_text(TextStyle(test::plain_terminal(24)), outlets_by_year()).find("2013") !=
        std::string::npos);
  CHECK(
      values_text(TextStyle(test::pipe_terminal()), outlets_by_year()).find("The Times | 2015\n") !=
      std::string::npos);
}

TEST_CASE("a table of which rows may be missing, or whose columns are no dates, is none") {
  ValueTable cut = outlets_by_year();
  cut.whole_values = false;
  CHECK(cross_table_text(TextStyle(test::plain_terminal(80)), cut).empty());
  CHECK(values_text(TextStyle(test::plain_terminal(80)), cut).starts_with("outlet     year"));
}

TEST_CASE("months and days are columns as well, and values are safe to print") {
  ValueTable table;
  table.by = {"author", "month"};
  table.whole_values = true;
  table.rows = {{{"A\x1b[1m", "2015-03"}, 3, 3, 1, "", ""},
                {{"A\x1b[1m", "2014-12"}, 2, 2, 1, "", ""}};
  const std::string text = cross_table_text(TextStyle(test::plain_terminal(60)), table);
  CHECK(text.find("2014-12  2015-03") != std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
}

TEST_CASE("the note on a table that was cut counts the values, not their pairs") {
  ValueTable table = outlets_by_year();
  table.cut = true;
  REQUIRE(notices(table, 20).size() == 1);
  CHECK(notices(table, 20)[0].message == "showing rows 21-22; there are more (use -n or --offset)");
}
