// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/json_documents.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/text_source.hpp"

using namespace byline;

namespace {

std::string titles(const std::string& bytes) {
  const std::string all = test::titles_as("json", bytes);
  for (const std::size_t step : {1U, 7U}) CHECK(test::titles_as("json", bytes, step) == all);
  return all;
}

}  // namespace

TEST_CASE("JSON gives a record for each object of its list, however it is wrapped") {
  struct Row {
    std::string bytes, titles;
  };
  const std::vector<Row> rows = {
      {R"([{"title":"A"},{"title":"B"}])", "A|B"},
      {"\xEF\xBB\xBF[\n {\n  \"title\": \"A\"\n },\n {\"title\": \"B]}\\\"{\"}\n]\n", "A|B]}\"{"},
      {R"({"title":"A","tags":["x"],"text":"t"})", "A"},
      {"{\n\"title\": \"A\"\n}\n{\n\"title\": \"B\"\n}", "A|B"},
      {R"({"status":"ok","totalResults":2,"articles":[{"title":"A"},{"title":"B"}]})", "A|B"},
      {"{\"articles\":[{\"title\":\"A\"}],\"next\":[1]}\n{\"articles\":[{\"title\":\"B\"}]}",
       "A|B"},
      {R"({"totalResults":2,"posts":[{"thread":{"title":"x"},"title":"A"}],"next":"/a?b={"})", "A"},
      {R"({"response":{"numFound":1,"docs":[{"headline":{"main":"A"},"text":"t"}]}})", "A"},
      {R"({"took":3,"hits":{"total":1,"hits":[{"_id":"1","_source":{"title":"A"}}]}})", "A"},
      {R"({"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"S"},{"@type":"NewsArticle","headline":"A"}]})",
       "!a schema.org WebSite, not an article|A"},
      {R"({"total":1,"limit":20,"item":[{"headline":"A"},{"headline":"B"}]})", "A|B"},
      {R"({"items":[{"meta":{},"item":{"headline":"A"}},{"meta":{},"item":{"headline":"B"}}]})",
       "A|B"},
      {R"({"api_version":"1.1","id":"x","data":{"meta":{},"item":{"headline":"A"}}})", "A"},
      // AP's answer to a search: it has an id of its own.
      {R"({"id":"q","api":{"version":"1"},"data":{"total_items":2,"items":[{"meta":{},"item":{"uri":"u","headline":"A"}},{"item":{"headline":"B"}}],"next_page":"p"}})",
       "A|B"},
      {R"({"date":"2014-06-03","articles":[{"title":"A"},{"title":"B"}]})", "A|B"},
      {R"({"id":"1","objects":[{"name":"inner"}],"headline":"A"})", "A"},
      {R"({"id":"1","data":[{"name":"inner"}],"headline":"A"})", "A"},
      {R"({"version":"https://jsonfeed.org/version/1.1","title":"Herald","description":"d","items":[{"id":"1","title":"A"},{"id":"2","title":"B"}]})",
       "A|B"},
      {R"({"title":"A","item":{"headline":"B"}})", "A"},
      {R"({"headline":"A","items":[{"title":"inner"}],"articleBody":"t"})", "A"},
      // A list inside of a record, which has words of its own behind it.
      {R"([{"url":"u","related":{"articles":[{"title":"x"}]},"title":"A","text":"t"},{"title":"B"}])",
       "A|B"},
      {R"([{"url":"u","images":{"items":[{"src":"a.jpg"}]},"title":"A"}])", "A"},
      {R"([{"data":[{"k":1}],"text":"t","title":"A"}])", "A"},
      {R"([{"id":"1","stories":[{"x":1}],"title":"A","text":"t"}])", "A"},
      {R"({"data":[{"attachments":{"data":[{"title":"x"}]},"message":"m"}],"paging":{}})",
       "!no title and no text"},
      {R"({"url":"u","images":{"items":[{"src":"a.jpg"}]},"title":"A"} {"title":"B"})", "A|B"},
      // A feed or an answer whose own words stand behind its list.
      {R"({"items":[{"title":"A"},{"title":"B"}],"title":"The Herald"})", "A|B"},
      {R"({"items":[{"title":"A"}],"message":"ok","title":"T"})", "A"},
      {R"({"items":[{"id":"1","title":"A"}],"title":"T","description":"d","version":"https://jsonfeed.org/version/1"})",
       "A"},
      {R"({"data":[{"title":"A"}],"message":"ok","status":1})", "A"},
      {R"([])", ""},
      {R"([{"title":"A"},{"title":"B")", "A|!not JSON: it ends early"},
      {R"([{"title":"A"},{"title":"B"},)", "A|B|!not JSON: the list ends early"},
      {R"({"articles":[{"title":"A"})", "A|!not JSON: the list ends early"},
      {R"([{"title":"A"} {"text" 1},{"title":"B"}])",
       "A|!not JSON: it does not follow the grammar|B"},
      {"not JSON\n[{\"title\":\"A\"}]", "!not JSON: no object or list begins here|A"},
      // What stands in a list and is no object costs itself only.
      {R"([{"title":"A"},null,-1.5e3,"a, ]\"b",{"title":"B"}])",
       "A|!JSON, but no object|!JSON, but no object|!JSON, but no object|B"},
      // What stands around a list is no record, but for an article.
      {R"({"articles":[{"title":"A"}],"paging":{"next":"b"},"top":{"title":"B"}})", "A|B"},
      {R"({"meta":{"a":{"b":1}},"articles":[{"title":"A"}],"links":{"self":{"href":"c"}}})", "A"},
      {R"({"articles":[{"title":"A"}],"more":{"articles":[{"title":"B"},{"title":"C"}]}})",
       "A|B|C"},
      {R"([{"articles":[{"title":"A"}],"n":1},{"articles":[{"title":"B"}],"n":2}])", "A|B"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(titles(row.bytes) == row.titles);
  }
}

TEST_CASE("a string that is left open costs its record, where the next begins as it did") {
  struct Row {
    std::string bytes, titles;
  };
  const std::string cut = "!not JSON: a string is opened and not closed";
  const std::vector<Row> rows = {
      {"[\n{\"title\":\"A\",\"text\":\"x},\n{\"title\":\"B\"},\n{\"title\":\"C\"}\n]",
       cut + "|B|C"},
      {"[\n  {\n    \"title\": \"A,\n    \"text\": \"x\"\n  },\n  {\n    \"title\": \"B\"\n  "
       "}\n]\n",
       cut + "|B"},
      {"{\"articles\": [\n {\"title\":\"A},\n {\"title\":\"B\"}\n]}", cut + "|B"},
      {"[\n{\"title\":\"A},\n{\"title\":\"B},\n{\"title\":\"C\"}]", cut + "|" + cut + "|C"},
      // Text that looks so is escaped.
      {"[\n{\"title\":\"A\",\"text\":\"x,\n{\\\"title\\\":\"},\n{\"title\":\"B\"}]", "A|B"},
      // Records inside are none of the list's.
      {"[\n{\"title\":\"A\",\"parts\":[\n {\"title\":\"x\"},\n "
       "{\"title\":\"y\"}]},\n{\"title\":\"B\"}]",
       "A|B"},
      {"[\n{\"id\":1,\"title\":\"A},\n{\"title\":\"B\"},\n{\"id\":2,\"title\":\"C\"}]",
       cut + "|B|C"},
      // In one line, with tabs, the comma first, one after another.
      {R"([{"title":"A}, {"title":"B"}, {"title":"C"}])", cut + "|B|C"},
      {"[\n\t{\n\t\t\"title\": \"A\n\t},\n\t{\n\t\t\"title\": \"B\"\n\t}\n]", cut + "|B"},
      {"[\n  {\"title\":\"A}\n, {\"title\":\"B\"}\n]", cut + "|B"},
      {"{\n \"title\":\"A\n}\n{\n \"title\":\"B\"\n}\n", cut + "|B"},
      // In one line a key that no record began with begins none.
      {R"([{"title":"A","parts":[{"x":"1},{"x":"2"}]},{"title":"B"}])", cut + "|B"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(titles(row.bytes) == row.titles);
  }
  // Each has its own line and place.
  test::TextSource source("[\n{\"title\":\"A},\n{ \"title\":\"B\"}]", 3);
  const auto splitter = find_format("json")->split(source, "");
  const auto first = splitter->next();
  const auto second = splitter->next();
  REQUIRE((first && second));
  CHECK(first->line == 2);
  CHECK(second->line == 3);
  CHECK(second->offset == 16);
  CHECK(second->bytes == "{ \"title\":\"B\"}");
  CHECK(!splitter->next());
}

TEST_CASE("a brace or bracket that is missing costs its record") {
  struct Row {
    std::string bytes, titles;
  };
  const std::string cut = "!not JSON: a brace is opened and not closed";
  const std::string bad = "!not JSON: it does not follow the grammar";
  const std::vector<Row> rows = {
      {R"([{"title":"A","text":"t",{"title":"B"},{"title":"C"}])", cut + "|B|C"},
      {R"([{"title":"A"}, {"title":"B" , {"title":"C"}])", "A|" + cut + "|C"},
      {"[\n{\"title\":\"A\",\n{\"id\":1,\"title\":\"B\"}\n]", cut + "|B"},
      {"[\n {\n  \"title\":\"A\"\n ,\n {\n  \"title\":\"B\"\n }\n]", cut + "|B"},
      {"{\n \"title\": \"A\"\n\n{\n \"title\": \"B\"\n}", cut + "|B"},
      {R"({"ok":1,"articles":[{"title":"A",{"title":"B"}]})", cut + "|B"},
      {R"([{"title":"A","tags":["x"},{"title":"B"}])", bad + "|B"},
      {R"([{"title":"A","tags":"x"],"n":1},{"title":"B"}])", bad + "|B"},
      {R"([{"title":"A","parts":{"n":1},{"title":"B"}])", cut + "|B"},
      // Objects in a list of the record are no records.
      {R"([{"title":"A","parts":[{"title":"x"},{"title":"y"}]},{"title":"B"}])", "A|B"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(titles(row.bytes) == row.titles);
  }
}

TEST_CASE("the items of a JSON feed are its outlet's, those of other answers nobody's") {
  struct Row {
    std::string head, outlet;
  };
  const std::string version = "\"version\":\"https://jsonfeed.org/version/1.1\",";
  const std::vector<Row> rows = {
      {version + R"("title":"The \"Harbour\" Herald",)", "The \"Harbour\" Herald"},
      {R"("title":"The Herald",)" + version, "The Herald"},
      {version + R"("authors":[{"name":"Ann Lee"}],)", ""},
      {version + R"("home":{"title":"Inside"},)", ""},
      {R"("status":"ok","total":"1",)", ""},
      {version + R"("title":")" + std::string(200, 'x') + "\",", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    for (const std::size_t step : {1U, 4096U}) {
      const std::string feed = "{" + row.head + R"("items":[{"id":"1","title":"A"},{}]})";
      const auto results = test::read_as("json", feed, step);
      REQUIRE(results.size() == 2);
      CHECK(std::get<RawArticle>(results[0]).article.outlet == row.outlet);
      CHECK(std::get<Reject>(results[1]).reason == "no title and no text");
    }
  }
}

TEST_CASE("JSON is told from JSON Lines by what its first line leaves open") {
  struct Row {
    std::string head;
    bool is_json;
  };
  const std::vector<Row> rows = {
      {R"([{"title":"A"}])", true},
      {"[\n", false},
      {"{\n  \"title\": \"A\"\n}", true},
      {"{\"title\": \"A\",\n \"text\": \"b\"}", true},
      {R"({"title":"A"})", false},
      {"{\"title\":\"A\"}\n{\"title\":\"B\"}\n", false},
      {R"({"status":"ok","articles":[{"title":"A"}]})", true},
      {R"({"title":"A","articles":[{"title":"B"}]})", false},
      {"{\"title\":\"cut off\n{\"title\":\"B\"}", false},
      {"[1, 2]", false},
      {"[section]\nkey = 1", false},
      {"{x: 1}", false},
      {R"({"images":{"items":[{"src":"a.jpg"}]},"title":"A"})", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    CHECK(json_documents::by_content(row.head) == row.is_json);
  }
}
