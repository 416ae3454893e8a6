// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/table_renderer.hpp"

#include <doctest/doctest.h>

#include <random>

#include "common/text/terminal_text.hpp"
#include "tests/support/render_samples.hpp"

using namespace byline;
using byline::test::rendered;

namespace {

// RFC 4180, read the obvious way.
std::vector<std::vector<std::string>> parse_csv(std::string_view text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row{""};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        row.back() += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        row.back() += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      row.emplace_back();
    } else if (c == '\n') {
      rows.push_back(std::move(row));
      row = {""};
    } else {
      row.back() += c;
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("a value of csv is quoted when it must be") {
  struct Row {
    std::string text;
    std::string expected;
  };
  const Row rows[] = {{"plain", "plain"},
                      {"", ""},
                      {"a,b", "\"a,b\""},
                      {"say \"no\"", "\"say \"\"no\"\"\""},
                      {"two\nlines", "\"two\nlines\""},
                      {"=1+1", "=1+1"},
                      {"\033[31m", "\\x1b[31m"}};
  for (const Row& row : rows) CHECK(csv_value(row.text) == row.expected);
}

TEST_CASE("a value of tsv never holds a tab or a line break") {
  struct Row {
    std::string text;
    std::string expected;
  };
  const Row rows[] = {{"plain", "plain"},       {"a\tb", "a\\tb"}, {"a\nb\rc", "a\\nb\\rc"},
                      {"C:\\new", "C:\\\\new"}, {"\t", "\\t"},     {"\033[31m", "\\x1b[31m"}};
  for (const Row& row : rows) CHECK(tsv_value(row.text) == row.expected);
}

TEST_CASE("csv has a head line and a row an article") {
  const HitPage page = test::page_of({test::flood_hit(), test::bare_hit()});
  CHECK(rendered("csv", {}, [&](Renderer& r) { r.hits(page); }) ==
        "id,title,authors,outlet,agency,date,url,language,section,words,score,story,leads_story\n"
        "4f2a9c1d00,Flood closes the harbour,Ada Marsh; Bo Lind,The Harbour Times,AP,2014-06-03,"
        "https://harbour.example/flood,en,News,420,12.5,4f2a9c1d00,true\n"
        "zz,,,,,,,,,0,0,,true\n");
  RenderOptions options;
  options.fields = {"text", "extra", "copies", "snippet"};
  CHECK(
      rendered("tsv", options, [&](Renderer& r) { r.hits(test::page_of({test::flood_hit()})); }) ==
      "text\textra\tcopies\tsnippet\n"
      "The flood came at night.\\n\\nNobody was hurt.\t{\"views\":\"12\"}\tb1; b2; b3\t"
      "The flood came at night.\n");
}

TEST_CASE("nothing found is the head line alone") {
  RenderOptions options;
  options.fields = {"id", "date"};
  CHECK(rendered("csv", options, [](Renderer& r) { r.hits(test::page_of({})); }) == "id,date\n");
}

TEST_CASE("an empty value alone in its row is quoted, for an empty line is no row") {
  RenderOptions options;
  options.fields = {"outlet"};
  const HitPage page = test::page_of({test::bare_hit()});
  CHECK(rendered("csv", options, [&](Renderer& r) { r.hits(page); }) == "outlet\n\"\"\n");
}

TEST_CASE("values, buckets, terms and totals have their names in the head line") {
  ValueTable table;
  table.by = {"outlet", "year"};
  table.rows = {{{"Times, The", "2014"}, 3, 2, 0.75, "2014-01", "2014"}};
  CHECK(rendered("csv", {}, [&](Renderer& r) { r.values(table); }) ==
        "outlet,year,articles,stories,share,first,last\n"
        "\"Times, The\",2014,3,2,0.75,2014-01,2014\n");
  Timeline timeline;
  timeline.series = {
      {"flood",
       {{"2014-01-01", "2014-01-31", 2, 1, 0.25}, {"2014-02-01", "2014-02-28", 0, 0, {}}}}};
  CHECK(rendered("csv", {}, [&](Renderer& r) { r.timeline(timeline); }) ==
        "name,from,to,articles,stories,share\n"
        "flood,2014-01-01,2014-01-31,2,1,0.25\n"
        "flood,2014-02-01,2014-02-28,0,0,\n");
  TermList list;
  list.terms = {{"levee", 456.75, 12}};
  CHECK(rendered("tsv", {}, [&](Renderer& r) { r.terms(list); }) ==
        "term\tscore\tarticles\nlevee\t456.75\t12\n");
  Answer answer;
  answer.total = {3, 2, false, 1, 1};
  CHECK(rendered("csv", {}, [&](Renderer& r) { r.count(answer); }) ==
        "articles,stories,exact,stories_exact\n3,2,false,false\n");
}

TEST_CASE("any text comes back from csv as it was printed safe") {
  std::mt19937 random(4180);
  constexpr std::string_view kBytes = "a,\"\n\r\t =\\\033\xc3\xa9";
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    std::string text;
    const auto length = 1 + random() % 20;
    for (unsigned i = 0; i < length; ++i) text += kBytes[random() % kBytes.size()];
    Hit hit = test::bare_hit();
    hit.article.title = text;
    RenderOptions options;
    options.fields = {"id", "title"};
    const auto rows =
        parse_csv(rendered("csv", options, [&](Renderer& r) { r.hits(test::page_of({hit})); }));
    REQUIRE(rows.size() == 2);
    CHECK(rows[1] == std::vector<std::string>{"zz", terminal_safe(text, LineBreaks::Keep)});
  }
}
