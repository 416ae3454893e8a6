// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/json_renderer.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/support/render_samples.hpp"

using namespace byline;
using byline::test::rendered;

namespace {

// The keys of an object in their order.
std::vector<std::string> keys_of(const nlohmann::ordered_json& object) {
  std::vector<std::string> keys;
  for (const auto& item : object.items()) keys.push_back(item.key());
  return keys;
}

}  // namespace

TEST_CASE("a hit has all its keys, and what is missing is null") {
  const HitPage page = test::page_of({test::flood_hit(), test::bare_hit()});
  CHECK(rendered("json", {}, [&](Renderer& r) { r.hits(page); }) ==
        R"({"schema":1,"query":"flood","match":"all","total":{"articles":2,"stories":2,)"
        R"("exact":true,"stories_exact":true,"indexes":{"asked":1,"answered":1}},"hits":[)"
        R"({"id":"4f2a9c1d00","title":"Flood closes the harbour","authors":["Ada Marsh",)"
        R"("Bo Lind"],"outlet":"The Harbour Times","agency":"AP","date":"2014-06-03",)"
        R"("url":"https://harbour.example/flood","language":"en","section":"News","words":420,)"
        R"("score":12.5,"story":"4f2a9c1d00","snippet":[{"text":"The ","hit":false},)"
        R"({"text":"flood","hit":true},{"text":" came at night.","hit":false}],)"
        R"("copies":[{"id":"b1","outlet":"Herald"},{"id":"b2","outlet":"Post"},)"
        R"({"id":"b3","outlet":"Herald"}]},)"
        R"({"id":"zz","title":null,"authors":[],"outlet":null,"agency":null,"date":null,)"
        R"("url":null,"language":null,"section":null,"words":0,"score":0,"story":null,)"
        R"("snippet":[],"copies":[]}],"notes":[]})"
        "\n");
}

TEST_CASE("nothing found is still a whole document") {
  const HitPage page = test::page_of({});
  CHECK(rendered("json", {}, [&](Renderer& r) { r.hits(page); }) ==
        R"({"schema":1,"query":"flood","match":"all","total":{"articles":0,"stories":0,)"
        R"("exact":true,"stories_exact":true,)"
        R"("indexes":{"asked":1,"answered":1}},"hits":[],"notes":[]})"
        "\n");
}

TEST_CASE("--fields chooses the keys and their order") {
  RenderOptions options;
  options.fields = {"source", "id", "tags", "added", "extra", "text", "leads_story", "site"};
  const HitPage page = test::page_of({test::flood_hit()});
  const auto document =
      nlohmann::ordered_json::parse(rendered("json", options, [&](Renderer& r) { r.hits(page); }));
  CHECK(document["hits"][0].dump() ==
        R"({"source":"harbour.jsonl:7","id":"4f2a9c1d00","tags":["weather","port"],)"
        R"("added":"2014-05-13T16:53:20Z","extra":{"views":"12"},)"
        R"("text":"The flood came at night.\n\nNobody was hurt.","leads_story":true,)"
        R"("site":"harbour.example"})");
}

TEST_CASE("a cut answer and an inexact total say so in the document") {
  HitPage page = test::page_of({test::flood_hit()});
  page.total = {123, 98, false, 4, 3};
  page.cut = true;
  page.offset = 20;
  page.notes = {{"lower-case-operator", "'and' is a word here", "and", "AND"}};
  const auto document =
      nlohmann::ordered_json::parse(rendered("json", {}, [&](Renderer& r) { r.hits(page); }));
  CHECK(document["total"].dump() ==
        R"({"articles":123,"stories":98,"exact":false,"stories_exact":false,)"
        R"("indexes":{"asked":4,"answered":3}})");
  CHECK(document["notes"].dump() ==
        R"([{"code":"lower-case-operator","message":"'and' is a word here","from":"and",)"
        R"("to":"AND"},{"code":"cut","message":)"
        R"x("showing 21-21 of at least 123 (use -n or --offset)","from":null,"to":null}])x");
}

TEST_CASE("--count is the head of every document alone") {
  Answer answer;
  answer.query = "flood";
  answer.match = "any";
  answer.total = {3, 2, true, 1, 1};
  CHECK(rendered("json", {}, [&](Renderer& r) { r.count(answer); }) ==
        R"({"schema":1,"query":"flood","match":"any","total":{"articles":3,"stories":2,)"
        R"("exact":true,"stories_exact":true,"indexes":{"asked":1,"answered":1}},"notes":[]})"
        "\n");
}

TEST_CASE("stories are exact where articles are, and all that were counted lie in one index") {
  struct Row {
    Total total;
    bool is_exact;
  };
  const Row rows[] = {{{123, 98, true, 1, 1}, true},
                      {{123, 98, true, 2, 2}, false},
                      {{0, 0, true, 2, 2}, true},
                      {{123, 98, false, 2, 1}, false},
                      {{123, 98, false, 1, 1}, false}};
  for (const Row& row : rows) {
    CAPTURE(row.total.articles);
    CAPTURE(row.total.indexes_answered);
    Answer answer;
    answer.total = row.total;
    const auto document =
        nlohmann::json::parse(rendered("json", {}, [&](Renderer& r) { r.count(answer); }));
    CHECK(document["total"]["exact"] == row.total.exact);
    CHECK(document["total"]["stories_exact"] == row.is_exact);
  }
}

TEST_CASE("one field of --by gives values, two give rows") {
  ValueTable table;
  table.by = {"outlet"};
  table.rows = {{{"The Times"}, 3, 2, 0.75, "2014", "2015-02-03"}, {{"none"}, 1, 1, 0.25, "", ""}};
  auto document =
      nlohmann::ordered_json::parse(rendered("json", {}, [&](Renderer& r) { r.values(table); }));
  CHECK(document["by"].dump() == R"(["outlet"])");
  CHECK(document["values"].dump() ==
        R"([{"value":"The Times","articles":3,"stories":2,)"
        R"("share":0.75,"first":"2014","last":"2015-02-03"},)"
        R"({"value":"none","articles":1,"stories":1,"share":0.25,"first":null,"last":null}])");
  CHECK_FALSE(document.contains("rows"));

  table.by = {"outlet", "year"};
  table.rows = {{{"The Times", "2014"}, 3, 2, 1, "2014-01", "2014"}};
  document =
      nlohmann::ordered_json::parse(rendered("json", {}, [&](Renderer& r) { r.values(table); }));
  CHECK(document["rows"].dump() == R"([{"values":["The Times","2014"],"articles":3,"stories":2,)"
                                   R"("share":1,"first":"2014-01","last":"2014"}])");
  CHECK_FALSE(document.contains("values"));
}

TEST_CASE("a timeline lists its buckets and what it leaves out") {
  Timeline timeline;
  timeline.unit = "month";
  timeline.series = {
      {"flood",
       {{"2014-01-01", "2014-01-31", 2, 1, 0.25}, {"2014-02-01", "2014-02-28", 0, 0, {}}}}};
  timeline.undated = 4;
  timeline.imprecise = 5;
  timeline.outside = 6;
  const auto document = nlohmann::ordered_json::parse(
      rendered("json", {}, [&](Renderer& r) { r.timeline(timeline); }));
  CHECK(keys_of(document) == std::vector<std::string>{"schema", "query", "match", "total", "unit",
                                                      "series", "undated", "imprecise", "outside",
                                                      "notes"});
  CHECK(document["series"].dump() ==
        R"([{"name":"flood","buckets":[{"from":"2014-01-01","to":"2014-01-31","articles":2,)"
        R"("stories":1,"share":0.25},{"from":"2014-02-01","to":"2014-02-28","articles":0,)"
        R"("stories":0,"share":null}]}])");
  CHECK(document["undated"] == 4);
  CHECK(document["imprecise"] == 5);
  CHECK(document["outside"] == 6);
}

TEST_CASE("terms, clauses and whole articles have their own lists") {
  TermList list;
  list.terms = {{"levee", 456.75, 12}};
  auto document =
      nlohmann::ordered_json::parse(rendered("json", {}, [&](Renderer& r) { r.terms(list); }));
  CHECK(document["terms"].dump() == R"([{"term":"levee","score":456.75,"articles":12}])");

  Explanation explanation;
  explanation.clauses = {
      {"flood", "any form of it", 12, 1, "word", {"flood", "floods"}, {"en", "de"}, ""},
      {"\"sea wall\"", "these 2 words in a row", 3, 1, "phrase", {}, {}, "reads positions"}};
  document = nlohmann::ordered_json::parse(
      rendered("json", {}, [&](Renderer& r) { r.explanation(explanation); }));
  CHECK(document["clauses"].dump() ==
        R"([{"text":"flood","meaning":"any form of it","articles":12,"depth":1,"kind":"word",)"
        R"("forms":["flood","floods"],"languages":["en","de"],"cost":null},)"
        R"({"text":"\"sea wall\"","meaning":"these 2 words in a row","articles":3,"depth":1,)"
        R"("kind":"phrase","forms":[],"languages":[],"cost":"reads positions"}])");

  ShownArticles articles;
  articles.articles = {test::flood_hit()};
  document = nlohmann::ordered_json::parse(
      rendered("json", {}, [&](Renderer& r) { r.articles(articles); }));
  CHECK(keys_of(document["articles"][0]) ==
        std::vector<std::string>{"id",       "title",   "authors",     "byline",     "outlet",
                                 "agency",   "date",    "date_source", "url",        "site",
                                 "language", "section", "tags",        "page",       "edition",
                                 "words",    "story",   "leads_story", "collection", "source",
                                 "added",    "extra",   "text",        "furniture"});
}
