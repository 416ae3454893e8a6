// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/jsonl.hpp"

#include <doctest/doctest.h>

#include "indexer/readers/filling.hpp"
#include "indexer/readers/splitters.hpp"
#include "tests/support/text_source.hpp"

using namespace byline;

namespace {

RawRecord record_of(std::string line) {
  RawRecord record;
  record.bytes = std::move(line);
  record.source = "a.jsonl";
  record.line = 7;
  return record;
}

RawArticle read(const std::string& line, const ReadingRules& rules = {}) {
  CAPTURE(line);
  ParseResult result = jsonl::parse(record_of(line), rules);
  const auto* reject = std::get_if<Reject>(&result);
  INFO((reject != nullptr ? reject->reason : ""));
  REQUIRE(reject == nullptr);
  return std::get<RawArticle>(std::move(result));
}

std::string reject_of(const std::string& line) {
  const ParseResult result = jsonl::parse(record_of(line), {});
  const auto* reject = std::get_if<Reject>(&result);
  return reject == nullptr ? "" : reject->reason;
}

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& item : list) text += (text.empty() ? "" : "|") + item;
  return text;
}

}  // namespace

TEST_CASE("pictures and pages are no outlet, names and sites are") {
  const std::pair<std::string, std::string> rows[] = {
      {R"("media":[{"url":"https://a.example/b.jpg","title":"A wall"}])", ""},
      {R"("media":{"src":"https://a.example/b.jpg","name":"A wall"})", ""},
      {R"("media":["https://a.example/b.jpg"])", ""},
      {R"("media":"https://a.example/b.jpg")", ""},
      {R"("source":"https://a.example/b/","publisher":"")", ""},
      {R"("media":"The Herald")", "The Herald"},
      {R"("media":{"name":"The Herald"})", "The Herald"},
      {R"("media":["a.jpg"],"source":"The Herald")", "The Herald"},
      {R"("source":"https://a.example/")", "https://a.example/"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(read(R"({"title":"A",)" + row.first + "}").article.outlet == row.second);
  }
}

TEST_CASE("of a text in parts those above it are no part of it") {
  const RawArticle raw = read(
      R"({"title":"A","contents":[{"type":"kicker","content":"National"},{"type":"title","content":)"
      R"("A"},{"type":"byline","content":"By B"},{"type":"date","content":1356999181000},)"
      R"({"type":"sanitized_html","content":"one"},{"content":"two"},"three",[{"content":"four"}]]})");
  CHECK(joined(raw.article.paragraphs) == "one|two|three|four");
}

TEST_CASE("keys in other languages are keys, and prose that is called data is no date") {
  const RawArticle raw = read(
      R"({"Título":"A","Fecha":"2014-06-03","Autor":"Ann Lee","Contenido":"one","Fuente":"Herald"})");
  CHECK(raw.article.title == "A");
  CHECK(raw.article.date == Date{2014, 6, 3});
  CHECK(joined(raw.author_texts) == "Ann Lee");
  CHECK(joined(raw.article.paragraphs) == "one");
  CHECK(raw.article.outlet == "Herald");
  CHECK(read(R"({"titolo":"A","data":"03.06.2014"})").article.date == Date{2014, 6, 3});
  const std::string prose = "On June 3, 2014 " + std::string(200, 'x');
  const RawArticle other = read(R"({"title":"A","data":")" + prose + "\"}");
  CHECK(!other.article.date.is_known());
  CHECK(other.repairs.empty());
}

TEST_CASE("a whole record fills every field") {
  const RawArticle raw = read(
      R"({"id": 12, "headline": "Sea wall fails", "authors": ["Ada Moss", "Jo Reed"],)"
      R"( "source": {"id": "h", "name": "The Herald"}, "publishedAt": "2020-07-14T14:07:00Z",)"
      R"( "content": "One.\n\nTwo.", "url": "https://example.org/a", "section": "News",)"
      R"( "tags": "flood, sea ,Flood", "lang": "en", "page": 3, "edition": "Late", "wire": "AP",)"
      R"( "mood": "grim", "geo": {"lat": 1.5}, "nothing": null})");
  const Article& article = raw.article;
  CHECK(article.id == "12");
  CHECK(article.title == "Sea wall fails");
  CHECK(joined(raw.author_texts) == "Ada Moss|Jo Reed");
  CHECK(article.outlet == "The Herald");
  CHECK(article.date == Date{2020, 7, 14});
  CHECK(article.date_source == "publishedAt");
  CHECK(raw.date_text == "2020-07-14T14:07:00Z");
  CHECK(joined(article.paragraphs) == "One.|Two.");
  CHECK(article.url == "https://example.org/a");
  CHECK(article.section == "News");
  CHECK(joined(article.tags) == "flood|sea");
  CHECK(article.language == "en");
  CHECK(article.page == "3");
  CHECK(article.edition == "Late");
  CHECK(article.agency == "AP");
  CHECK(article.source == "a.jsonl:7");
  const std::vector<std::pair<std::string, std::string>> extra = {{"mood", "grim"},
                                                                  {"geo", "{\"lat\":1.5}"}};
  CHECK(article.extra == extra);
  CHECK(raw.repairs.empty());
}

TEST_CASE("keys of real dumps are understood, whatever their case and separators") {
  struct Row {
    const char* members;
    const char* title;
    const char* outlet;
    const char* authors;
  };
  const Row rows[] = {
      {R"("Headline":"T","publisher":"P","byline":"By A B")", "T", "P", "By A B"},
      {R"("title":{"rendered":"T"},"site_name":"P","creator":{"name":"A B"})", "T", "P", "A B"},
      {R"("headline":{"main":"T"},"source":"P","author":[{"name":"A B"},{"name":"C D"}])", "T", "P",
       "A B|C D"},
      {R"("title":"T","newspaper":{"title":"P"},"author":"[{\"@type\":\"Person\",\"name\":\"A B\"}]")",
       "T", "P", "A B"},
      {R"("title":"T","publication":"P","authors":"['A B', \"C D\"]")", "T", "P", "A B|C D"},
      {R"("title":"T","source":"None","outlet-name":"P","author":"null","by":"A B")", "T", "P",
       "A B"},
      {R"("title":"T","source":["P"],"author":["", null, "A B", "nan"])", "T", "P", "A B"},
      {R"("name":"T","source":"P","author":"<a href=\"/x\">A B</a> &amp; C D")", "T", "P",
       "A B & C D"},
  };
  for (const Row& row : rows) {
    const RawArticle raw = read(std::string("{") + row.members + R"(,"text":"x"})");
    CHECK(raw.article.title == row.title);
    CHECK(raw.article.outlet == row.outlet);
    CHECK(joined(raw.author_texts) == row.authors);
    CHECK(raw.article.extra.empty());
  }
}

TEST_CASE("the most trusted of several keys wins and the others are kept") {
  const RawArticle raw = read(
      R"({"source_url":"https://b.org","url":"https://a.org","title":"T",)"
      R"("description":"short","content":"long","crawl_date":"2021-01-02","date":"2020-01-02"})");
  CHECK(raw.article.url == "https://a.org");
  CHECK(joined(raw.article.paragraphs) == "long");
  CHECK(raw.article.date == Date{2020, 1, 2});
  const std::vector<std::pair<std::string, std::string>> extra = {
      {"source_url", "https://b.org"}, {"description", "short"}, {"crawl_date", "2021-01-02"}};
  CHECK(raw.article.extra == extra);
}

TEST_CASE("a date that cannot be read is kept and another key is tried") {
  const RawArticle other = read(R"({"title":"T","published":"soon","date":"2020-01-02"})");
  CHECK(other.article.date == Date{2020, 1, 2});
  CHECK(other.article.extra.size() == 1);
  const RawArticle none = read(R"({"title":"T","published":"soon"})");
  CHECK(!none.article.date.is_known());
  CHECK(none.date_text == "soon");
  CHECK(joined(none.repairs) == "date not understood: soon");
}

TEST_CASE("of a key that stands twice the first counts") {
  CHECK(read(R"({"title":"first","title":"second"})").article.title == "first");
}

TEST_CASE("a list of paragraphs is a text") {
  CHECK(joined(read(R"({"body":["One.",{"text":"Two."},null,"Three."]})").article.paragraphs) ==
        "One.|Two.|Three.");
}

TEST_CASE("what is no article is rejected with its reason") {
  std::string deep(200, '[');
  deep += std::string(200, ']');
  const std::pair<std::string, const char*> rows[] = {
      {"{\"title\":\"T\"", "not JSON: it ends early"},
      {"{\"title\":\"T", "not JSON: it ends early"},
      {"title: T", "not JSON: no object on the line"},
      {"[1,2]", "JSON, but no object"},
      {"\"text\"", "JSON, but no object"},
      {"12", "JSON, but no object"},
      {"null", "JSON, but no object"},
      {"{}", "no title and no text"},
      {R"({"id":1,"title":"","text":null})", "no title and no text"},
      {R"({"title":"T"}{"title":"U"})", "not JSON: it does not follow the grammar"},
      {R"({"title" "T"})", "not JSON: it does not follow the grammar"},
      {R"({"title":tru})", "not JSON: an unknown word"},
      {"{\"title\":\"T\",\"x\":" + deep + "}", "JSON nested deeper than 128 levels"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(reject_of(row.first) == row.second);
  }
  RawRecord cut = record_of("");
  cut.reject = "longer than 64 MiB";
  CHECK(std::get<Reject>(jsonl::parse(cut, {})).reason == "longer than 64 MiB");
}

TEST_CASE("what strict JSON refuses is mended and said") {
  struct Row {
    std::string line;
    std::string title;
    const char* repair;
  };
  const Row rows[] = {
      {R"({"title":"a\ud800b"})", "a\uFFFDb", "lone surrogate replaced"},
      {R"({"title":"a\udc00"})", "a\uFFFD", "lone surrogate replaced"},
      {R"({"title":"\ud83d\ude00 \ud83d"})", "\U0001F600 \uFFFD", "lone surrogate replaced"},
      {R"({"title":"a\xb"})", "a\\xb", "unknown escape kept as text"},
      {"{\"title\":\"a\xff"
       "b\"}",
       "a\uFFFDb", "invalid UTF-8 replaced"},
      {"{\"title\":\"a\tb\"}", "a b", "control character in a string replaced"},
      {R"({"title":"a","score":1e400})", "a", "a number kept as text"},
      {R"({"title":"a","n":123456789012345678901234567890})", "a", "a number kept as text"},
      {R"({"title":"a","n":007})", "a", "a number kept as text"},
      {R"({"title":"a","n":NaN})", "a", "a word that is no JSON read as null, true or false"},
      {R"({"title":"a","n":None})", "a", "a word that is no JSON read as null, true or false"},
  };
  for (const Row& row : rows) {
    const RawArticle raw = read(row.line);
    CHECK(raw.article.title == row.title);
    CHECK(joined(raw.repairs) == row.repair);
  }
}

TEST_CASE("control characters never reach a field") {
  const RawArticle raw = read(
      R"({"title":"a\u0000b\u001b[31m","text":"x\u0007y","author":"\u009dA B","k\u001b":"v\u0000w"})");
  CHECK(raw.article.title == "ab[31m");
  CHECK(joined(raw.article.paragraphs) == "xy");
  CHECK(joined(raw.author_texts) == "A B");
  CHECK(raw.article.extra[0] == std::pair<std::string, std::string>("k", "vw"));
}

TEST_CASE("a mapped field is read from its keys alone") {
  const ReadingRules rules{{{"outlet", "feed.name"}, {"title", "kop"}, {"author", "x.y.z"}}, {}};
  const RawArticle raw =
      read(R"({"kop":"T","title":"other","feed":{"name":"P"},"source":"S","author":"A B"})", rules);
  CHECK(raw.article.title == "T");
  CHECK(raw.article.outlet == "P");
  CHECK(raw.author_texts.empty());
  CHECK(raw.article.extra.size() == 4);  // title, feed, source, author
}

TEST_CASE("--set fills what is missing and nothing else") {
  const ReadingRules rules{{}, {{"outlet", "P"}, {"date", "2014-05-06"}, {"section", "News"}}};
  const RawArticle raw = read(R"({"title":"T","source":"S"})", rules);
  CHECK(raw.article.outlet == "S");
  CHECK(raw.article.section == "News");
  CHECK(raw.article.date == Date{2014, 5, 6});
  CHECK(raw.article.date_source == "--set");
}

TEST_CASE("keys that nobody reads are kept within bounds") {
  std::string line = R"({"title":"T")";
  for (int i = 0; i < 1000; ++i) line += ",\"k" + std::to_string(i) + "\":\"v\"";
  const RawArticle many = read(line + "}");
  CHECK(many.article.extra.size() == kMaxExtraKeys);
  CHECK(many.repairs.size() == 1);
  const RawArticle longer = read(R"({"title":"T","k":")" + std::string(100'000, 'x') + "\"}");
  CHECK(longer.article.extra[0].second.size() == kMaxExtraBytes);
  CHECK(joined(longer.repairs) == "a key that nobody reads cut at 16384 bytes");
}

TEST_CASE("a record of many megabytes is read") {
  const RawArticle raw = read(R"({"title":"T","text":")" + std::string(5u << 20, 'x') + "\"}");
  CHECK(raw.article.paragraphs[0].size() == 5u << 20);
}

TEST_CASE("JSON Lines are recognised by name and by content") {
  CHECK(jsonl::by_name("a/b.jsonl"));
  CHECK(jsonl::by_name("b.ndjson"));
  CHECK(!jsonl::by_name("b.json"));
  const std::pair<const char*, bool> rows[] = {
      {"{\"a\":1}\n", true},
      {"\xEF\xBB\xBF{\"a\":1}\r\n", true},
      {"\n\n  { \"a\":1}", true},
      {"{\"a\": \"no end in sight", true},
      {"broken line\n{\"a\":1}\n", true},
      {"{\n  \"a\": 1\n}\n", false},
      {"[{\"a\":1}]", false},
      {"Headline\n\nText.", false},
      {"", false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(jsonl::by_content(row.first) == row.second);
  }
}

TEST_CASE("all keys of a record are listed, with those inside objects") {
  CHECK(joined(jsonl::keys(record_of(R"({"b":1,"a":{"c":{"d":2}},"b":3})"))) == "a|a.c|a.c.d|b");
}

TEST_CASE("a byte order mark before any record is no part of it") {
  CHECK(test::titles_as("jsonl",
                        "\xEF\xBB\xBF{\"title\":\"A\"}\n\xEF\xBB\xBF{\"title\":\"B\"}\n") == "A|B");
}

TEST_CASE("of ninjs the headline is the title, the name of the item is not") {
  const auto results = test::read_as(
      "jsonl",
      R"({"uri":"u1","type":"text","versioncreated":"2020-06-02T19:13:57Z","title":"NC--Wall",)"
      R"("headline":"A wall is gone","bylines":[{"by":"By ANN LEE","title":"Wall Writer"}],)"
      R"("description_text":"short","body_html5":"<article><section><p>one</p><p>two</p></section></article>"})"
      "\n");
  REQUIRE(results.size() == 1);
  const RawArticle& raw = std::get<RawArticle>(results[0]);
  CHECK(raw.article.title == "A wall is gone");
  CHECK(test::joined(raw.author_texts) == "By ANN LEE");
  CHECK(test::joined(raw.article.paragraphs) == "one|two");
  CHECK(raw.article.date == Date{2020, 6, 2});
}

TEST_CASE("ninjs may say in a key which form of a text it is") {
  const auto results = test::read_as(
      "jsonl",
      R"({"versioncreated":"2020-06-02T19:13:57Z","description_short":"s","headline_main":"A wall",)"
      R"("body_main":"One.\n\nTwo."})"
      "\n"
      R"({"body_main":"One.","title":"B"})"
      "\n");
  REQUIRE(results.size() == 2);
  const RawArticle& raw = std::get<RawArticle>(results[0]);
  CHECK(raw.article.title == "A wall");
  CHECK(test::joined(raw.article.paragraphs) == "One.|Two.");
  CHECK(std::get<RawArticle>(results[1]).article.paragraphs.empty());  // another kind of record
}
