// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/text_tables.hpp"

#include <doctest/doctest.h>

#include "common/text/terminal_text.hpp"
#include "tests/support/render_samples.hpp"

using namespace byline;

namespace {

ValueTable outlets() {
  ValueTable table;
  table.by = {"outlet"};
  table.rows = {{{"The Times"}, 1200, 900, 0.6663, "2014", "2015-02-03"},
                {{"朝日新聞"}, 600, 600, 0.3331, "2014-05", "2014-06-01"},
                {{"none"}, 1, 1, 0.0006, "", ""}};
  return table;
}

Timeline months() {
  Timeline timeline;
  timeline.unit = "month";
  timeline.series = {{"flood",
                      {{"2014-01-01", "2014-01-31", 8, 4, {}},
                       {"2014-02-01", "2014-02-28", 0, 0, {}},
                       {"2014-03-01", "2014-03-31", 4, 4, {}}}}};
  return timeline;
}

std::size_t longest_line(std::string_view text) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    longest = std::max(longest, display_width(text.substr(0, end)));
    text.remove_prefix(end + 1);
  }
  return longest;
}

}  // namespace

TEST_CASE("in a pipe --by has the counts first and the value whole at the end") {
  CHECK(values_text(TextStyle(test::pipe_terminal()), outlets()) ==
        "1200  900  66.63 %  2014     2015-02-03  The Times\n"
        " 600  600  33.31 %  2014-05  2014-06-01  朝日新聞\n"
        "   1    1   0.06 %  -        -           none\n");
  ValueTable pairs;
  pairs.by = {"outlet", "year"};
  pairs.rows = {{{"The Times", "2014"}, 12, 9, 1, "2014-01", "2014"}};
  CHECK(values_text(TextStyle(test::pipe_terminal()), pairs) ==
        "12  9  100.00 %  2014-01  2014  The Times | 2014\n");
}

TEST_CASE("on a terminal --by is aligned by width and draws bars") {
  // 40 columns: 9 + 2 + 8 + 2 + 7 + 2 are taken, 10 are left for the bars.
  CHECK(values_text(TextStyle(test::plain_terminal(40)), outlets()) ==
        "outlet     articles  stories\n"
        "The Times     1,200      900  ██████████\n"
        "朝日新聞        600      600  █████\n"
        "none              1        1  ▏\n");
}

TEST_CASE("a wide terminal has room for shares and months") {
  CHECK(values_text(TextStyle(test::plain_terminal(80)), outlets()) ==
        "outlet     articles  stories    share  first    last\n"
        "The Times     1,200      900  66.63 %  2014     2015-02  ███████████████████████\n"
        "朝日新聞        600      600  33.31 %  2014-05  2014-06  ███████████▌\n"
        "none              1        1   0.06 %  -        -        ▏\n");
}

TEST_CASE("long values are cut on a terminal so that the table fits") {
  ValueTable table = outlets();
  table.rows[0].values[0] = std::string(200, 'x');
  table.rows[1].values[0] =
      "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字";
  for (const std::size_t columns : {40U, 60U, 80U, 200U}) {
    CAPTURE(columns);
    const std::string text = values_text(TextStyle(test::plain_terminal(columns)), table);
    CHECK(longest_line(text) <= columns);
    CHECK(text.find("…") != std::string::npos);
  }
  const std::string piped = values_text(TextStyle(test::pipe_terminal()), table);
  CHECK(piped.find(std::string(200, 'x')) != std::string::npos);
}

TEST_CASE("names are worth more than bars") {
  ValueTable table;
  table.by = {"outlet", "author"};
  table.rows = {{{"The Northmarsh Courier", "Rosalind Ackroyd-Smith"}, 12, 9, 1, "", ""}};
  // 50 columns: with a bar of 8 the names would be cut to 9 and 10 columns.
  CHECK(values_text(TextStyle(test::plain_terminal(50)), table) ==
        "outlet          author           articles  stories\n"
        "The Northmars…  Rosalind Ackro…        12        9\n");
}

TEST_CASE("a timeline names its buckets as exactly as they are wide") {
  CHECK(timeline_text(TextStyle(test::pipe_terminal()), months()) ==
        "2014-01  8  4\n2014-02  0  0\n2014-03  4  4\n");
  CHECK(timeline_text(TextStyle(test::plain_terminal(36)), months()) ==
        "month    articles  stories\n"
        "2014-01         8        4  ████████\n"
        "2014-02         0        0\n"
        "2014-03         4        4  ████\n");
  Timeline timeline = months();
  timeline.unit = "year";
  CHECK(timeline_text(TextStyle(test::pipe_terminal()), timeline).starts_with("2014  8"));
  timeline.unit = "week";
  CHECK(timeline_text(TextStyle(test::pipe_terminal()), timeline).starts_with("2014-01-01  8"));
}

TEST_CASE("a timeline shows shares and says what it leaves out") {
  Timeline timeline = months();
  timeline.series[0].buckets[0].share = 0.125;
  timeline.series[0].buckets[2].share = 0.0;
  timeline.undated = 3;
  timeline.outside = 1;
  CHECK(timeline_text(TextStyle(test::pipe_terminal()), timeline) ==
        "2014-01  8  4  12.50 %\n"
        "2014-02  0  0        -\n"
        "2014-03  4  4   0.00 %\n"
        "not shown: 3 without a date; 1 dated later than today or long before the rest\n");
}

TEST_CASE("terms come with their score and their articles") {
  TermList list;
  list.terms = {{"levee", 456.78, 1200}, {"sandbag", 90, 7}};
  CHECK(terms_text(TextStyle(test::pipe_terminal()), list) ==
        "456.8  1200  levee\n 90.0     7  sandbag\n");
}

TEST_CASE("an explanation counts every clause and indents what is inside another") {
  Explanation explanation;
  explanation.query = "flood AND (tide OR surge)";
  explanation.clauses = {{"flood", "any form of: flood, floods", 1234, 0},
                         {"tide OR surge", "at least one of", 50, 0, "or", {}, {}, "reads tables"},
                         {"tide", "any form of: tide, tides", 45, 1}};
  CHECK(explanation_text(TextStyle(test::pipe_terminal()), explanation) ==
        "query: flood AND (tide OR surge)\n"
        "  1234  flood\n"
        "          any form of: flood, floods\n"
        "    50  tide OR surge\n"
        "          at least one of\n"
        "          cost: reads tables\n"
        "    45    tide\n"
        "            any form of: tide, tides\n");
}
