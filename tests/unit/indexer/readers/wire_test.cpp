// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/wire.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/text_source.hpp"

using namespace byline;

namespace {

// ANPA 1312 as AP sends it.
const std::string kMarked =
    "\x16\x16\x01"
    "W2870\x1F_asian\r\n"
    "f l\x13\x11 BC-NC--Harbour-Wall     11-13 1049\r\n"
    "\x02^BC-NC--Harbour Wall,466<\r\n"
    "^A wall is gone <\r\n"
    "^AP Photo XNP101, XNP102<\r\n"
    "^Eds: Updates.<\r\n"
    "^By ANN LEE and JO REED=\r\n"
    "^Associated Press=\r\n"
    "\t   HARBOUR (AP) _ The wall is gone.\r\n"
    " \r\n"
    "\t   ``Nobody knows why.'' <\r\n"
    "^East Wall=\r\n"
    "\b^\x1F\x1E W\x1E\x1E L\r\n"
    "\bNorth\x10 Gate\x1F\x1E 73\x1E\x1E 52\r\n"
    "^END<\r\n"
    "\r\n"
    "\t   \x03"
    "AP-WF-11-13-13 1509GMT<\r\n\r\n\x0C\r\n\x04";

// The same format as Kyodo sends it.
const std::string kPlain =
    "\x01"
    "a0105KYODO\x1Fkoko-\r\n"
    "u s\x14\x12 BC-Wall   09-12 0344\r\n"
    "\x02"
    "BC-Wall\r\n"
    "A wall is gone+\r\n"
    "     HARBOUR, Dec. 9 Kyodo - The wall, built in 1901 by the town, was \r\n"
    "gone on Sunday.\r\n"
    "     Nobody knows why.\r\n"
    "\x03KWS-21:37-09-12-18\x04\r\n";

// IPTC 7901 as dpa sends it, in Windows-1252.
const std::string kIptc =
    "\x7F\r\n\x01"
    "eca062 4 i 211 ccccb   dpa 061\r\n"
    "\n"
    "Harbour/walls/\r\n"
    "\x02"
    "1ST LEAD\n"
    "The wall that the town built in 1901 is gone, and the town\n"
    "does not know why\n"
    "By Ann M\xFCller, dpa =\r\n"
    "\n"
    "Harbour (dpa) - The wall, built in 1901, was\r\n"
    "gone on Wednesday.\r\n"
    "\n"
    "Nobody knows why.\r\n"
    "\r\n"
    "\x03"
    "131137 GMT Okt 13 \r\n\x7F\n\x7F\x04";

const RawArticle& article(const std::vector<ParseResult>& results, std::size_t index) {
  REQUIRE(results.size() > index);
  return std::get<RawArticle>(results[index]);
}

}  // namespace

TEST_CASE("a message of ANPA 1312 has the headline and byline that its marks show") {
  const auto results = test::read_as("wire", kMarked);
  const RawArticle& raw = article(results, 0);
  CHECK(raw.article.title == "A wall is gone");
  CHECK(test::joined(raw.author_texts) == "By ANN LEE and JO REED");
  CHECK(raw.article.date == Date{2013, 11, 13});
  CHECK(test::joined(raw.article.paragraphs) ==
        "HARBOUR (AP) _ The wall is gone.|``Nobody knows why.''|East Wall|W L|North Gate 73 52");
  CHECK(raw.article.section.empty());
  CHECK(raw.article.extra ==
        std::vector<std::pair<std::string, std::string>>{{"wire priority", "f"},
                                                         {"wire category", "l"},
                                                         {"slug", "BC-NC--Harbour-Wall"},
                                                         {"note", "AP Photo XNP101, XNP102"},
                                                         {"note", "Eds: Updates."},
                                                         {"byline title", "Associated Press"}});
}

TEST_CASE("a message without marks has its headline on the first lines") {
  const auto results = test::read_as("wire", kPlain);
  const RawArticle& raw = article(results, 0);
  CHECK(raw.article.title == "A wall is gone");
  CHECK(raw.article.date == Date{2018, 12, 9});
  CHECK(test::joined(raw.article.paragraphs) ==
        "HARBOUR, Dec. 9 Kyodo - The wall, built in 1901 by the town, was gone on Sunday.|"
        "Nobody knows why.");
}

TEST_CASE("a message of IPTC 7901 has keywords, a headline of two lines and the day it was sent") {
  const auto results = test::read_as("wire", kIptc);
  const RawArticle& raw = article(results, 0);
  CHECK(raw.article.title ==
        "The wall that the town built in 1901 is gone, and the town does not know why");
  CHECK(test::joined(raw.author_texts) == "By Ann M\u00FCller, dpa");
  CHECK(test::joined(raw.article.tags) == "Harbour|walls");
  CHECK(raw.article.date == Date{2013, 10, 13});
  CHECK(test::joined(raw.article.paragraphs) ==
        "Harbour (dpa) - The wall, built in 1901, was gone on Wednesday.|Nobody knows why.");
}

TEST_CASE("a file of many wire messages gives each, and a broken one costs itself") {
  const std::string cut = kPlain.substr(0, kPlain.find('\x03'));  // the next begins in it
  const std::string empty = "\x01\x02\x03\x04";
  for (const std::size_t step : {1U, 7U, 65536U}) {
    CHECK(test::titles_as("wire", kMarked + cut + empty + kPlain, step) ==
          "A wall is gone|A wall is gone|!no title and no text|A wall is gone");
  }
  CHECK(test::titles_as("wire", "A wall\n") == "!no message of a wire begins in it (SOH)");
  CHECK(test::titles_as("wire", "") == "");
}

TEST_CASE("an alert without a headline is called by its slug") {
  CHECK(
      test::titles_as("wire",
                      "\x01W1\x1F_\r\nb a\x13\x11 BC-Alert 06-29 0358\r\n\x02^BC-US--Alert,17<\r\n"
                      "\t   HARBOUR (AP) _ Gone.\r\n\x03\x04") == "BC-US--Alert");
}

TEST_CASE("wire messages are recognised by their frame, whatever they are called") {
  struct Row {
    std::string name;
    std::string bytes;
    std::string format;
  };
  const std::vector<Row> rows = {
      {"harbour.tst", kMarked, "wire"},
      {"harbour.txt", kIptc, "wire"},
      {"harbour", kPlain, "wire"},
      {"harbour.txt", "A wall\n\x01 is gone\n\x02", "text"},
  };
  for (const Row& row : rows) {
    const Format* format = recognise(row.name, row.bytes);
    REQUIRE(format != nullptr);
    CHECK(format->name == row.format);
  }
  CHECK(recognise("data", "\x01\x02\x03 wall") == nullptr);
}

TEST_CASE("a day that a wire's trailer does not state is none") {
  for (const std::string trailer :
       {"", "GMT", "131137 GMT", "999999 GMT Nov 13", "AP-WF-99-99-99"}) {
    const auto results = test::read_as("wire",
                                       "\x01"
                                       "e1 4 i 2\r\n\x02"
                                       "A wall =\r\n\r\nGone.\r\n\x03" +
                                           trailer + "\x04");
    CHECK_FALSE(article(results, 0).article.date.is_known());
  }
}
