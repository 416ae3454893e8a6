// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/feed_page.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/text_source.hpp"

using namespace byline;

namespace {

RawArticle only(const std::string& bytes) {
  auto results = test::read_as("feed", bytes, 11);
  REQUIRE(results.size() == 1);
  REQUIRE(std::holds_alternative<RawArticle>(results[0]));
  return std::get<RawArticle>(std::move(results[0]));
}

}  // namespace

TEST_CASE("an RSS item is an article of its channel") {
  const RawArticle raw = only(
      "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Herald &amp; Post</title>"
      "<language>en-gb</language><item><title>A &lt;b&gt;wall&lt;/b&gt;</title>"
      "<link>https://example.org/a</link><guid isPermaLink=\"false\">77</guid>"
      "<pubDate>Tue, 03 Jun 2014 23:30:00 -0500</pubDate><author>jo@example.org (Jo Reed)</author>"
      "<category>Floods</category><category>Coast</category><description>Short.</description>"
      "<content:encoded><![CDATA[<p>One, longer.</p><p>Two.</p>]]></content:encoded>"
      "</item></channel></rss>");
  CHECK(raw.article.title == "A wall");
  CHECK(raw.article.outlet == "Herald & Post");
  CHECK(raw.article.url == "https://example.org/a");
  CHECK(raw.article.id.empty());
  CHECK(raw.article.date == Date{2014, 6, 3});
  CHECK(raw.article.language == "en-gb");
  CHECK(test::joined(raw.author_texts) == "Jo Reed");
  CHECK(test::joined(raw.article.tags) == "Floods|Coast");
  CHECK(test::joined(raw.article.paragraphs) == "One, longer.|Two.");
  CHECK(raw.repairs.empty());
}

TEST_CASE("an Atom entry is an article, its text in any of the three forms") {
  struct Row {
    std::string content, text;
  };
  const std::vector<Row> rows = {
      {"<content type=\"html\">&lt;p&gt;One &amp;amp; all.&lt;/p&gt;</content>", "One & all."},
      {"<content type=\"xhtml\"><div><p>One &amp; all.</p></div></content>", "One & all."},
      {"<content type=\"text\">One &amp; all.</content>", "One & all."},
      {"<summary>One &amp; all.</summary>", "One & all."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.content);
    const RawArticle raw = only(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><title>Herald</title><entry>"
        "<title>A</title><link rel=\"self\" href=\"https://x/self\"/>"
        "<link href=\"https://x/a\"/><id>urn:1</id><author><name>Jo</name><email>e</email></author>"
        "<published>2014-06-03T01:00:00Z</published><updated>2015-01-01T00:00:00Z</updated>" +
        row.content + "</entry></feed>");
    CHECK(raw.article.url == "https://x/a");
    CHECK(raw.article.date == Date{2014, 6, 3});
    CHECK(raw.article.language == "de");
    CHECK(test::joined(raw.author_texts) == "Jo");
    CHECK(test::joined(raw.article.paragraphs) == row.text);
  }
}

TEST_CASE("feeds that are not well-formed give what they hold, and say what is wrong") {
  struct Row {
    std::string bytes, titles;
  };
  const std::vector<Row> rows = {
      {"<rss><channel><item><title>A & B</title></item></channel></rss>", "A & B"},
      {"<rss><item><title>A</title><item><title>B</title></item></rss>", "A|B"},
      {"<rss><item><title>A</title></item><item><title>B", "A|B"},
      {"<rss><item><title><![CDATA[A</title></item><item><title>B</title></item></rss>",
       "A</title></item>|B"},
      {"<rss><!-- <item> --><item><title>A</title></item></rss>", "A"},
      {"<rss><item><title><![CDATA[</item>]]></title></item></rss>", "</item>"},
      {"<rdf:RDF><rss:item rdf:about='http://x/'><rss:title>A</rss:title></rss:item></rdf:RDF>",
       "A"},
      {"<rss><channel><title>empty</title></channel></rss>", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    for (const std::size_t step : {1U, 5U, 4096U}) {
      const std::string titles = test::titles_as("feed", row.bytes, step);
      if (row.bytes.find("CDATA[A") == std::string::npos) CHECK(titles == row.titles);
      CHECK(titles.starts_with("A") == row.titles.starts_with("A"));
    }
  }
}

TEST_CASE("an entity that a document declares is not resolved") {
  const auto results = test::read_as(
      "feed",
      "<!DOCTYPE r [<!ENTITY a \"xxxxxxxx\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY f SYSTEM "
      "\"file:///etc/passwd\">]><rss><item><title>A &b; &f;</title></item></rss>");
  REQUIRE(results.size() == 1);
  CHECK(std::get<RawArticle>(results[0]).article.title == "A &b; &f;");
}
