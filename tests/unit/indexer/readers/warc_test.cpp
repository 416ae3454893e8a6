// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/warc.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/readers/http_message.hpp"
#include "tests/support/text_source.hpp"

using namespace byline;

namespace {

std::string page(const std::string& title) {
  return "<html><head><title>" + title +
         "</title></head><body><p>One, two and three words of prose.</p></body></html>";
}

std::string warc_record(const std::string& fields, const std::string& block) {
  return "WARC/1.0\r\n" + fields + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" +
         block + "\r\n\r\n";
}

std::string response(const std::string& title, const std::string& http = "HTTP/1.1 200 OK\r\n") {
  return warc_record("WARC-Type: response\r\nWARC-Target-URI: https://example.org/" + title +
                         "\r\nWARC-Date: 2014-06-03T10:00:00Z\r\nContent-Type: "
                         "application/http;msgtype=response\r\n",
                     http + "Content-Type: text/html; charset=utf-8\r\n\r\n" + page(title));
}

// A record that says that it is so much longer than it is.
std::string longer(std::string record, int bytes) {
  const std::string key = "Content-Length: ";
  const std::size_t at = record.find(key) + key.size();
  const std::size_t end = record.find('\r', at);
  return record.replace(at, end - at,
                        std::to_string(std::stoi(record.substr(at, end - at)) + bytes));
}

}  // namespace

TEST_CASE("a crawl gives its pages, with their address and the date of the crawl") {
  const auto results = test::read_as("warc", response("A"), 7);
  REQUIRE(results.size() == 1);
  const auto& raw = std::get<RawArticle>(results[0]);
  CHECK(raw.article.title == "A");
  CHECK(raw.article.url == "https://example.org/A");
  CHECK(raw.article.date == Date{2014, 6, 3});
  CHECK(raw.article.date_source == "crawl");
}

TEST_CASE("what is no page is passed over, and what is broken costs itself only") {
  struct Row {
    std::string bytes, titles;
  };
  const std::string info = warc_record("WARC-Type: warcinfo\r\n", "software: x");
  const std::string request = warc_record("WARC-Type: request\r\n", "GET / HTTP/1.1\r\n\r\n");
  const std::string picture =
      warc_record("WARC-Type: response\r\nContent-Type: application/http\r\n",
                  "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG");
  const std::string resource =
      warc_record("WARC-Type: resource\r\nContent-Type: text/html\r\n", page("R"));
  const std::vector<Row> rows = {
      {info + request + response("A") + picture + response("B"), "A|B"},
      {resource, "R"},
      {"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n" + response("A"),
       "!a WARC record whose Content-Length is '-5'|A"},
      {"WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n" + response("A"),
       "!a WARC record whose Content-Length is ''|A"},
      {"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 18446744073709551616\r\n\r\n" +
           response("A"),
       "!a WARC record whose Content-Length is '18446744073709551616'|A"},
      {"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3\r\n\r\nmore than three\r\n" +
           response("A"),
       "!neither a page nor text|!bytes behind a WARC record, whose Content-Length is wrong|A"},
      {response("A", "HTTP/1.1 404 Not Found\r\n"), "!no page: the server answered 404"},
      {response("A").substr(0, 320), "A"},
      {"WARC/1.0\r\nWARC-Type", "!a WARC record without the end of its head"},
      {"junk\r\n" + response("A"), "A"},
      // A length that is not the record's: what lies between two records, or in one, is named.
      {longer(response("A"), 500) + response("B") + response("C"),
       "A|!a WARC record begins inside another, whose Content-Length is wrong|B|C"},
      {longer(response("A"), -5) + response("B"),
       "A|!bytes behind a WARC record, whose Content-Length is wrong|B"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    for (const std::size_t step : {1U, 13U, 65536U}) {
      CHECK(test::titles_as("warc", row.bytes, step) == row.titles);
    }
  }
}

TEST_CASE("a length that reaches into the head of the next record does not cost that record") {
  for (int bytes = 5; bytes < 330; bytes += 3) {
    CAPTURE(bytes);
    CHECK(test::titles_as("warc", longer(response("A"), bytes) + response("B") + response("C")) ==
          "A|!a WARC record begins inside another, whose Content-Length is wrong|B|C");
  }
}

TEST_CASE("bytes that are missing cost the records that they cut, and none is glued to another") {
  struct Row {
    std::string before, behind, titles;
  };
  const std::string a = response("A");
  const std::string half = response("D").substr(200);
  const std::string huge = longer(response("H"), 100 << 20);
  const std::vector<Row> rows = {
      {a.substr(0, a.size() - 30), response("B") + response("C"), "A|B|C"},
      {a.substr(0, a.size() - 30), half + response("C"), "A|C"},
      {a.substr(0, 60), response("B"), "!a WARC record without the end of its head|B"},
      {a, half + response("C"), "A|C"},
      {a.substr(0, a.size() - 4), half + response("C"), "A|C"},
      {a.substr(0, a.size() - 3), response("C"), "A|C"},
      {huge, response("B") + response("C"), "!longer than 64 MiB|B|C"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.before);
    CAPTURE(row.behind);
    for (const std::size_t step : {1U, 13U, 65536U}) {
      const std::vector<Damage> damages = {{row.before.size() / 2, "a checksum", false},
                                           {row.before.size(), "damaged", true},
                                           {row.before.size() + 3, "a checksum", false}};
      CHECK(test::titles_as("warc", row.before + kGap + row.behind, step, damages) == row.titles);
    }
  }
}

TEST_CASE("a record whose checksum differs does not cost the next, however it ends") {
  const std::string a = response("A");
  struct Row {
    std::string damaged, titles;
  };
  const std::vector<Row> rows = {
      {a.substr(0, a.size() - 30), "A|B|C"},
      {a.substr(0, a.size() - 4), "A|B|C"},
      {a.substr(0, a.size() - 4) + "x\r\nx",
       "A|!bytes behind a WARC record, whose Content-Length is wrong|B|C"},
      {a, "A|B|C"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.damaged);
    for (const std::size_t step : {1U, 13U, 65536U}) {
      const std::vector<Damage> damages = {{row.damaged.size(), "a checksum", false}};
      const std::string bytes = row.damaged + response("B") + response("C");
      CHECK(test::titles_as("warc", bytes, step, damages) == row.titles);
    }
  }
}

TEST_CASE("a body is joined from its chunks, or taken as it stands where it has none") {
  struct Row {
    std::string body, expected;
  };
  const std::vector<Row> rows = {
      {"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "abcde"},
      {"<p>not chunked", "<p>not chunked"},
      {"ff\r\nshort", "short"},
      {"3\r\nabcz\r\nrest", "abcz\r\nrest"},
      {"ffffffffffffffffffff\r\nabc", "ffffffffffffffffffff\r\nabc"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    const HttpMessage message =
        parse_http("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + row.body);
    CHECK(message.status == 200);
    CHECK(message.body == row.expected);
  }
}
