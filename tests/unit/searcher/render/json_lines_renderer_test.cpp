// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/json_lines_renderer.hpp"

#include <doctest/doctest.h>

#include "tests/support/render_samples.hpp"

using namespace byline;
using byline::test::rendered;

TEST_CASE("jsonl is one object a line and an article") {
  const HitPage page = test::page_of({test::flood_hit(), test::bare_hit()});
  CHECK(rendered("jsonl", {}, [&](Renderer& r) { r.hits(page); }) ==
        R"({"id":"4f2a9c1d00","title":"Flood closes the harbour","authors":["Ada Marsh",)"
        R"("Bo Lind"],"outlet":"The Harbour Times","agency":"AP","date":"2014-06-03",)"
        R"("url":"https://harbour.example/flood","language":"en","section":"News","words":420,)"
        R"("score":12.5,"story":"4f2a9c1d00","leads_story":true,"snippet":[{"text":"The ",)"
        R"("hit":false},{"text":"flood","hit":true},{"text":" came at night.","hit":false}]})"
        "\n"
        R"({"id":"zz","title":null,"authors":[],"outlet":null,"agency":null,"date":null,)"
        R"("url":null,"language":null,"section":null,"words":0,"score":0,"story":null,)"
        R"("leads_story":true,"snippet":[]})"
        "\n");
  CHECK(rendered("jsonl", {}, [](Renderer& r) { r.hits(test::page_of({})); }).empty());
}

TEST_CASE("jsonl gives the rows of tables with the names of json") {
  ValueTable table;
  table.by = {"outlet"};
  table.rows = {{{"The Times"}, 3, 2, 0.75, "2014", "2015-02-03"}, {{"none"}, 1, 1, 0.25, "", ""}};
  CHECK(rendered("jsonl", {}, [&](Renderer& r) { r.values(table); }) ==
        R"({"value":"The Times","articles":3,"stories":2,"share":0.75,"first":"2014",)"
        R"("last":"2015-02-03"})"
        "\n"
        R"({"value":"none","articles":1,"stories":1,"share":0.25,"first":null,"last":null})"
        "\n");
  table.by = {"outlet", "year"};
  table.rows = {{{"The Times", "2014"}, 3, 2, 1, "2014-01", "2014"}};
  CHECK(rendered("jsonl", {}, [&](Renderer& r) { r.values(table); }) ==
        R"({"values":["The Times","2014"],"articles":3,"stories":2,"share":1,"first":"2014-01",)"
        R"("last":"2014"})"
        "\n");
  Timeline timeline;
  timeline.series = {{"flood", {{"2014-01-01", "2014-01-31", 2, 1, {}}}}};
  CHECK(rendered("jsonl", {}, [&](Renderer& r) { r.timeline(timeline); }) ==
        R"({"name":"flood","from":"2014-01-01","to":"2014-01-31","articles":2,"stories":1,)"
        R"("share":null})"
        "\n");
  TermList list;
  list.terms = {{"levee", 456.75, 12}};
  CHECK(rendered("jsonl", {}, [&](Renderer& r) { r.terms(list); }) ==
        R"({"term":"levee","score":456.75,"articles":12})"
        "\n");
  Answer answer;
  answer.total = {3, 2, true, 1, 1};
  CHECK(rendered("jsonl", {}, [&](Renderer& r) { r.count(answer); }) ==
        R"({"articles":3,"stories":2,"exact":true,"stories_exact":true})"
        "\n");
}
