// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/nexis.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/text_source.hpp"

using namespace byline;

namespace {

// With keys for everything, as newer downloads have them.
const std::string kKeyed = R"(
Download Request: Select Items: 1-2
Terms: (sea wall) and Date(geq(05/01/2015) and leq(07/01/2015))

                               1 of 2 DOCUMENTS


     Copyright 2015 Harbour Interactive Company, LLC d/b/a
                            Harbour Digital
                              All Rights Reserved

                              The Harbour Herald

                             May 10, 2015 Sunday
                                 Met 2 Edition

SECTION: A-SECTION; Pg. A01

LENGTH: 3362 words

HEADLINE: The wall is gone, and nobody knows why;
Officials rarely
answer

BYLINE: Ann Lee;Jo
Reed

BODY:

It was not yet 9 a.m., and the
wall was gone.

POLICE: NOTHING TO SAY

The second paragraph.

GRAPHIC: Photo

LANGUAGE: ENGLISH

SUBJECT: FLOODS & STORMS (90%); SEA WALLS
(85%)

GEOGRAPHIC: HARBOUR (94%)
North Coast

LOAD-DATE: May 11, 2015


                               2 of 2 DOCUMENTS

                     Copyright 2015 The Coast Times
                       Coast Times (North Coast)
                 Distributed by Coast Content Agency

                              May 2, 2015 Saturday

LENGTH: 12 words

HEADLINE: A road is open

BODY:

It is.

LOAD-DATE: May 3, 2015
)";

// Without a key for the headline and the text, as older ones are.
const std::string kOlder = R"(
                               1 of 10 DOCUMENTS



                                The Times (London)

                            January 11, 2010 Monday
                                   Edition 1;
                                    Ireland

A wall is gone, and two
lines say so

BYLINE: Ann Lee

SECTION: NEWS;FRONT PAGE; Pg. 1,5

LENGTH: 355 words

The text of it.

LOAD-DATE: January 11, 2010

PUBLICATION-TYPE: Newspaper


                       Copyright 2010 Times Newspapers
                              All Rights Reserved
)";

// As a web page, which centres by its style sheet and marks the documents in comments.
const std::string kPage = R"(<HTML>
<HEAD>
<STYLE TYPE="text/css"><!--
.c0 { text-align: center; }
.c1 { text-align: center; margin-top: 0em; }
.c2 { font-size: 10pt; }
.c3 { text-align: center; margin-left: 13%; }
.c4 { text-align: left; }
--></STYLE>
<TITLE>&nbsp;</TITLE></HEAD>
<BODY>
<DIV CLASS="c3"><P CLASS="c1">Download Request: Selected Items: 1-3<BR>Source: Herald</P></DIV>
<A NAME="DOC_ID_1_0"></A><!-- Hide XML section from browser
<DOC NUMBER=1>
<DOCFULL> -->
<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">1 of 3 DOCUMENTS</SPAN></P>
</DIV>
<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c2">The Harbour Herald</SPAN></P>
</DIV>
<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c2">June</SPAN><SPAN> 17, 1995, CITY EDITION</SPAN></P>
</DIV>
<BR><DIV CLASS="c4"><P CLASS="c4"><SPAN CLASS="c2">A wall &amp; a gate;<BR>Both gone</SPAN></P>
</DIV>
<BR><DIV CLASS="c4"><P CLASS="c4"><SPAN>BYLINE: </SPAN><SPAN>From ANN LEE</SPAN></P>
</DIV>
<BR><DIV CLASS="c4"><P CLASS="c4"><SPAN>SECTION: </SPAN><SPAN>HOME NEWS; Pg. 2</SPAN></P>
</DIV>
<BR><DIV CLASS="c4"><P CLASS="c4"><SPAN>LENGTH: </SPAN><SPAN>760 words</SPAN></P>
</DIV>
<BR><DIV CLASS="c4"><P CLASS="c4"><SPAN CLASS="c2"> The wall, built in 1901,
was </SPAN><SPAN>gone</SPAN><SPAN>.</SPAN></P>
<P CLASS="c4"><SPAN CLASS="c2">A list:<BR>&nbsp;<BR>Gates</SPAN></P>
<P CLASS="c4"></P>
</DIV>
<BR><DIV CLASS="c4"><P CLASS="c4"><SPAN>LOAD-DATE: </SPAN><SPAN>June 19, 1995</SPAN></P>
</DIV>
<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c2">Copyright 1995 The Herald</SPAN></P>
</DIV>
<!-- Hide XML section from browser
</DOCFULL>
</DOC> -->
<A NAME="DOC_ID_2_0"></A><!-- Hide XML section from browser
<DOC NUMBER=1>
<DOCFULL> -->
<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">2 of 3 DOCUMENTS</SPAN></P>
</DIV>
<BR><DIV CLASS="c0"><P CLASS="c1"><IMG SRC="logo.png" ALT="logo"><BR>Der Hafen</P>
</DIV>
<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN>27.</SPAN><SPAN> Februar 2012 Montag</SPAN><SPAN>&nbsp;</SPAN></P>
</DIV>
<BR><DIV CLASS="c4"><P CLASS="c4"><SPAN>AUTOR: </SPAN><SPAN>Reed, Jo; Lee, Ann</SPAN></P>
</DIV>
<BR><DIV CLASS="c4"><P CLASS="c4"><SPAN>RUBRIK: </SPAN><SPAN>HAFEN; MAUER; S. 77 Ausg. 8</SPAN></P>
</DIV>
<BR><DIV CLASS="c4"><P CLASS="c4"><SPAN>L&Auml;NGE: </SPAN><SPAN>12 W&ouml;rter</SPAN></P>
</DIV>
<BR><DIV CLASS="c4"><P CLASS="c4"><SPAN>HIGHLIGHT:</SPAN><SPAN>&nbsp;Sie ist weg.<BR></SPAN></P>
</DIV>
<BR><DIV CLASS="c4"><P CLASS="c4"><SPAN CLASS="c2">Die Mauer ist weg.</SPAN></P>
</DIV>
<BR><DIV CLASS="c4"><P CLASS="c4"><SPAN>SPRACHE: </SPAN><SPAN>GERMAN; DEUTSCH</SPAN></P>
</DIV>
<BR><DIV CLASS="c0"><P CLASS="c1">Copyright 2012 Hafen GmbH<BR>Alle Rechte vorbehalten</P>
</DIV>
<!-- Hide XML section from browser
</DOCFULL>
</DOC> -->
</BODY></HTML>
)";

// Nexis Uni, as pandoc makes text of it.
const std::string kUni =
    "Date and Time: Friday, 5. July 2019 09:31:00 CEST\n\nDocuments (2)\n\n1. A wall is gone\n\n"
    "Search Terms: wall\n\n2. A road is open\n\nContent Type\n\nNews\n\n\n\nA wall is gone, and "
    "nobody\n"
    "knows why\n\nThe Harbour Herald (London)\n\nJuly 1, 2019 Monday 9:20 AM GMT\n\nCity "
    "Edition\n\n"
    "Copyright 2019 The Herald, a division of Harbour\nInc. All Rights Reserved\n\n"
    "Section:\u00A0LOCAL; Pg. 4\n\nLength:\u00A0355 words\n\nByline:\u00A0Ann Lee\n\n"
    "Highlight:\u00A0It stood for long.\n\nBody\n\n\nThe wall is\ngone.\n\nSection: of it, "
    "nothing.\n\n"
    "Graphic\n\nA photo of it\n\nClassification\n\nLanguage: ENGLISH\n\nSubject: WALLS (90%); "
    "GATES\n"
    "(85%)\n\nLoad-Date: July 2, 2019\n\n\n End of Document\n\n\n"
    // A line each, as others make it.
    "A road is open\nCoast Times\nJune 30, 2019\n\nLength: 2 words\nBody\n\nIt is.\n\nEnd of "
    "Document\n\n\n";

const RawArticle& article(const std::vector<ParseResult>& results, std::size_t index) {
  REQUIRE(results.size() > index);
  return std::get<RawArticle>(results[index]);
}

}  // namespace

TEST_CASE("a Nexis download gives an article for each document, with what its head says") {
  for (const std::size_t step : {1U, 7U, 65536U}) {
    const auto results = test::read_as("nexis", kKeyed, step);
    CHECK(results.size() == 2);
    const RawArticle& raw = article(results, 0);
    CHECK(raw.article.title == "The wall is gone, and nobody knows why");
    CHECK(raw.article.outlet == "The Harbour Herald");
    CHECK(raw.article.date == Date{2015, 5, 10});
    CHECK(raw.article.edition == "Met 2 Edition");
    CHECK(raw.article.section == "A-SECTION");
    CHECK(raw.article.page == "A01");
    CHECK(test::joined(raw.author_texts) == "Ann Lee;Jo Reed");
    CHECK(test::joined(raw.article.tags) == "FLOODS & STORMS|SEA WALLS");
    CHECK(raw.article.language == "ENGLISH");
    CHECK(test::joined(raw.article.paragraphs) ==
          "Officials rarely answer|It was not yet 9 a.m., and the wall was gone.|"
          "POLICE: NOTHING TO SAY|The second paragraph.");
    const RawArticle& second = article(results, 1);
    CHECK(second.article.title == "A road is open");
    CHECK(second.article.outlet == "Coast Times (North Coast)");
    CHECK(second.article.date == Date{2015, 5, 2});
    CHECK(test::joined(second.article.paragraphs) == "It is.");
  }
}

TEST_CASE("a Nexis document without keys for headline and text has them by their places") {
  const auto results = test::read_as("nexis", kOlder);
  const RawArticle& raw = article(results, 0);
  CHECK(raw.article.title == "A wall is gone, and two lines say so");
  CHECK(raw.article.outlet == "The Times (London)");
  CHECK(raw.article.date == Date{2010, 1, 11});
  CHECK(raw.article.edition == "Edition 1; Ireland");
  CHECK(raw.article.section == "NEWS;FRONT PAGE");
  CHECK(raw.article.page == "1,5");
  CHECK(test::joined(raw.author_texts) == "Ann Lee");
  CHECK(test::joined(raw.article.paragraphs) == "The text of it.");
}

TEST_CASE("Nexis documents begin as their language says it, and nowhere else") {
  struct Row {
    std::string line;
    bool begins;
  };
  const std::vector<Row> rows = {
      {"                               1 of 10 DOCUMENTS", true},
      {"1 of 10 DOCUMENTS", true},
      {"   Dokument 1 von 10", true},
      {"   Document 1 de 10", true},
      {"about 1 of 10 DOCUMENTS", false},
      {"1 of 10 DOCUMENTS were lost", false},
      {"1 of ten DOCUMENTS", false},
      {"Dokument 1 von vielen", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const std::string text =
        row.line + "\r\n\r\nThe Herald\r\n\r\nLENGTH: 12 words\r\n\r\nText.\r\n";
    CHECK(nexis::by_content(text) == row.begins);
    CHECK(test::read_as("nexis", text).size() == 1);  // else a reject
  }
  CHECK_FALSE(nexis::by_content("1 of 10 DOCUMENTS\n\nA text about files.\n"));
}

TEST_CASE("what is no Nexis download is a reject that says so") {
  CHECK(test::titles_as("nexis", "A wall is gone.\n") ==
        "!no line such as \"1 of 10 DOCUMENTS\" begins an article");
  CHECK(test::titles_as("nexis", "") == "");
  CHECK(test::titles_as("nexis", "1 of 1 DOCUMENTS\n\n\n") == "!no title and no text");
}

TEST_CASE("a *.txt that is a Nexis download is recognised as one") {
  const Format* format = recognise("Herald_2015.TXT", "\xEF\xBB\xBF" + kKeyed);
  REQUIRE(format != nullptr);
  CHECK(format->name == "nexis");
}

TEST_CASE("a Nexis download as a web page gives its documents, not one page") {
  const Format* format = recognise("Herald_1995.HTML", kPage);
  REQUIRE(format != nullptr);
  CHECK(format->name == "nexis");
  for (const std::size_t step : {1U, 7U, 65536U}) {
    const auto results = test::read_as("nexis", kPage, step);
    CHECK(results.size() == 2);
    const RawArticle& raw = article(results, 0);
    CHECK(raw.article.title == "A wall & a gate");
    CHECK(raw.article.outlet == "The Harbour Herald");
    CHECK(raw.article.date == Date{1995, 6, 17});
    CHECK(raw.article.edition == "CITY EDITION");
    CHECK(raw.article.section == "HOME NEWS");
    CHECK(raw.article.page == "2");
    CHECK(test::joined(raw.author_texts) == "By ANN LEE");
    CHECK(test::joined(raw.article.paragraphs) ==
          "Both gone|The wall, built in 1901, was gone.|A list:|Gates");
    const RawArticle& second = article(results, 1);
    CHECK(second.article.title.empty());
    CHECK(second.article.outlet == "Der Hafen");
    CHECK(second.article.date == Date{2012, 2, 27});
    CHECK(second.article.section == "HAFEN; MAUER");
    CHECK(second.article.page == "77");
    CHECK(second.article.language == "GERMAN");
    CHECK(test::joined(second.author_texts) == "Jo Reed; Ann Lee");
    CHECK(test::joined(second.article.paragraphs) == "Sie ist weg.|Die Mauer ist weg.");
  }
}

TEST_CASE("a web page about documents is no Nexis download") {
  const Format* format = recognise(
      "page.html", "<html><body><p>\n1 of 3 DOCUMENTS\n</p><p>\nLENGTH: 12 words\n</body></html>");
  REQUIRE(format != nullptr);
  CHECK(format->name == "html");
}

TEST_CASE("Nexis bylines name people in the order in which they are said") {
  struct Row {
    std::string byline;
    std::string said;
  };
  const std::vector<Row> rows = {
      {"Reed, Jo; Lee, Ann", "Jo Reed; Ann Lee"},
      {"Ann Lee, Harbour City Desk", "Ann Lee, Harbour City Desk"},
      {"Lee, Ann; Jo Reed", "Lee, Ann; Jo Reed"},
      {"From ANN LEE in Harbour", "By ANN LEE in Harbour"},
      {"From our Correspondent", "From our Correspondent"},
  };
  for (const Row& row : rows) {
    const auto results = test::read_as(
        "nexis", "1 of 1 DOCUMENTS\n\nA wall\n\nBYLINE: " + row.byline + "\n\nLENGTH: 2 words\n");
    CHECK(test::joined(article(results, 0).author_texts) == row.said);
  }
}

TEST_CASE("keys of a Nexis document may stand behind a space, and lines be cut inside a word") {
  const auto results = test::read_as(
      "nexis",
      "1 of 1 DOCUMENTS\n\nSECTION: Pg. B22\n\nLENGTH: 2 words\n\nHEADLINE: A wall\n\n"
      "HIGHLIGHT: It is gone.\n\n BODY:\n\nNo officer\n-involved fall, he said of the town\n's "
      "wall\n, but\n"
      "- who knows - a gate.\n\nLANGUAGE: ENGLISH\nMATP\n");
  const RawArticle& raw = article(results, 0);
  CHECK(test::joined(raw.article.paragraphs) ==
        "It is gone.|No officer-involved fall, he said of the town's wall, but - who knows - a "
        "gate.");
  CHECK(raw.article.section.empty());
  CHECK(raw.article.page == "B22");
  CHECK(raw.article.language == "ENGLISH");
}

TEST_CASE("a Nexis section may name its page in the midst") {
  const auto results = test::read_as("nexis",
                                     "1 of 1 DOCUMENTS\n\nA wall\n\nSECTION: Section 5; Part 2; "
                                     "Page 16; Column 2; National Desk\n\n"
                                     "LENGTH: 2 words\n\nGone.\n");
  CHECK(article(results, 0).article.section == "Section 5; Part 2; Column 2; National Desk");
  CHECK(article(results, 0).article.page == "16");
}

TEST_CASE("the text of a Nexis Uni download gives its documents") {
  const Format* format = recognise("Files.txt", kUni);
  REQUIRE(format != nullptr);
  CHECK(format->name == "nexis");
  for (const std::size_t step : {1U, 7U, 65536U}) {
    const auto results = test::read_as("nexis", kUni, step);
    CHECK(results.size() == 2);
    const RawArticle& raw = article(results, 0);
    CHECK(raw.article.title == "A wall is gone, and nobody knows why");
    CHECK(raw.article.outlet == "The Harbour Herald (London)");
    CHECK(raw.article.date == Date{2019, 7, 1});
    CHECK(raw.article.edition == "City Edition");
    CHECK(raw.article.section == "LOCAL");
    CHECK(raw.article.page == "4");
    CHECK(raw.article.language == "ENGLISH");
    CHECK(test::joined(raw.article.tags) == "WALLS|GATES");
    CHECK(test::joined(raw.author_texts) == "Ann Lee");
    CHECK(test::joined(raw.article.paragraphs) ==
          "It stood for long.|The wall is gone.|Section: of it, nothing.");
    const RawArticle& second = article(results, 1);
    CHECK(second.article.title == "A road is open");
    CHECK(second.article.outlet == "Coast Times");
    CHECK(second.article.date == Date{2019, 6, 30});
    CHECK(test::joined(second.article.paragraphs) == "It is.");
  }
}

TEST_CASE("a broken document of Nexis Uni costs itself") {
  CHECK(test::titles_as("nexis",
                        "A\nH\nJune 30, 2019\nLength: 2 words\nBody\nOne.\nEnd of Document\n"
                        "\nEnd of Document\n"
                        "B\nH\nJune 30, 2019\nLength: 2 words\nBody\nTwo.\n") ==
        "A|!no title and no text|B");
}
