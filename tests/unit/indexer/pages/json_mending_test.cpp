// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/json_mending.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/page_samples.hpp"

TEST_CASE("what scripts allow and JSON does not is taken out") {
  struct Row {
    std::string script, json;
  };
  for (const Row& row : std::vector<Row>{
           {R"({"a":1,"b":[1,2,],})", R"({"a":1,"b":[1,2]})"},
           {R"({ /* of it */ "a":"// no /* comment", // one
"b":1})",
            "{  \"a\":\"// no /* comment\", \n\"b\":1}"},
           {R"({"a":"x\",}"};)", R"({"a":"x\",}"})"},
           {"{&quot;a&quot;:1}", R"({"a":1})"},
           {"\xEF\xBB\xBF{\"a\":1}", R"({"a":1})"},
           {R"({"a":1} /* open)", R"({"a":1})"},
           {"", ""},
           {"\"", "\""},
       }) {
    CAPTURE(row.script);
    CHECK(byline::mended_script(row.script) == row.json);
  }
}

TEST_CASE("a script that cannot be mended gives headline, day and author") {
  for (const std::string rest :
       {R"("description":"He said "no" to it"})", R"("x":{} "dateModified":"2022-05-04"})",
        R"("wordCount":,"x":1})", R"("articleBody":"The sea)", "};", ",}"}) {
    CAPTURE(rest);
    const byline::RawArticle read = byline::test::read_page(
        R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"A wall",)"
        R"("datePublished":"2022-05-03","author":{"@type":"Person","name":"Ann Lee"},)"
        R"("publisher":{"name":"The Herald"},)" +
            rest + "</script>",
        "");
    CHECK(read.article.title == "A wall");
    CHECK(read.article.date.to_string() == "2022-05-03");
    CHECK(read.article.outlet == "The Herald");
    CHECK(read.author_texts == std::vector<std::string>{"Ann Lee"});
  }
  CHECK(
      byline::scanned_script(R"({"@type":"Article","headline":"The "wall"","author":"Ann Lee")") ==
      R"({"@type":"Article","headline":"The \"wall\"","author":"Ann Lee"})");
  CHECK(byline::scanned_script(R"({"@type":"Product","headline":"A wall",)").empty());
  CHECK(byline::scanned_script("").empty());
}
