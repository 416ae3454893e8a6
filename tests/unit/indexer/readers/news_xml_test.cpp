// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/news_xml.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/text_source.hpp"

using namespace byline;

namespace {

RawArticle only(const std::string& bytes) {
  auto results = test::read_as("news-xml", bytes, 100);
  REQUIRE(results.size() == 1);
  REQUIRE(std::holds_alternative<RawArticle>(results[0]));
  return std::get<RawArticle>(std::move(results[0]));
}

}  // namespace

TEST_CASE("what NITF has twice, as a lead and in the whole text, is read once") {
  const auto results = test::read_as(
      "news-xml",
      "<nitf><head><title>A</title></head><body><body.content><block class=\"lead_paragraph\">"
      "<p>one</p></block><block class=\"full_text\"><p>one</p><p>two</p></block></body.content>"
      "</body></nitf>");
  REQUIRE(results.size() == 1);
  CHECK(test::joined(std::get<RawArticle>(results[0]).article.paragraphs) == "one|two");
}

TEST_CASE("the style sheet of NewsML is no text") {
  const auto results = test::read_as(
      "news-xml",
      "<NewsML><NewsItem><NewsLines><HeadLine>A</HeadLine></NewsLines><ContentItem><MimeType "
      "FormalName=\"text/css\"/><DataContent>.a {margin: "
      "0}</DataContent></ContentItem><ContentItem>"
      "<MimeType FormalName=\"text/html\"/><DataContent><p>one</p></DataContent></ContentItem>"
      "</NewsItem></NewsML>");
  REQUIRE(results.size() == 1);
  CHECK(test::joined(std::get<RawArticle>(results[0]).article.paragraphs) == "one");
}

TEST_CASE("TIPSTER's source is an outlet and its page") {
  const std::pair<std::string, std::string> rows[] = {
      {"WALL STREET JOURNAL (J), PAGE A16", "WALL STREET JOURNAL:A16"},
      {"WALL STREET JOURNAL (J)", "WALL STREET JOURNAL:"},
      {"The Harbour Herald", "The Harbour Herald:"},
  };
  for (const auto& [source, want] : rows) {
    const auto results = test::read_as(
        "news-xml", "<DOC><DOCNO>1</DOCNO><SO> " + source + " </SO><TEXT>one</TEXT></DOC>");
    REQUIRE(results.size() == 1);
    const Article& article = std::get<RawArticle>(results[0]).article;
    CHECK(article.outlet + ":" + article.page == want);
  }
}

TEST_CASE("a NewsML-G2 item is an article") {
  const RawArticle raw = only(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><newsItem guid=\"urn:x:1\"><itemMeta>"
      "<itemClass qcode=\"ninat:text\"/><provider><name>Acme News</name></provider>"
      "<versionCreated>2014-06-03T10:00:00Z</versionCreated></itemMeta><contentMeta>"
      "<creator><name>Jo Reed</name></creator><language tag=\"en-US\"/>"
      "<subject><name>economy</name></subject><subject><name>banks</name></subject>"
      "<headline>A wall</headline></contentMeta><contentSet><inlineXML><nitf><body><body.head>"
      "<hedline><hl1>A wall</hl1></hedline><byline>By Jo Reed</byline></body.head><body.content>"
      "<p>One.</p><media><media-caption>A picture</media-caption></media><p>Two.</p>"
      "</body.content></body></nitf></inlineXML></contentSet></newsItem>");
  CHECK(raw.article.id == "urn:x:1");
  CHECK(raw.article.title == "A wall");
  CHECK(raw.article.outlet == "Acme News");
  CHECK(raw.article.date == Date{2014, 6, 3});
  CHECK(raw.article.language == "en-US");
  CHECK(test::joined(raw.author_texts) == "Jo Reed");
  CHECK(test::joined(raw.article.tags) == "economy|banks");
  CHECK(test::joined(raw.article.paragraphs) == "One.|Two.");
}

TEST_CASE("a NewsML-G2 message gives its items, and names what is none") {
  CHECK(test::titles_as("news-xml",
                        "<newsMessage><itemSet><packageItem guid='p'><x/></packageItem>"
                        "<newsItem><contentMeta><headline>A</headline></contentMeta></newsItem>"
                        "<newsItem><contentMeta><headline>B</headline></contentMeta></newsItem>"
                        "</itemSet></newsMessage>",
                        9) == "!a NewsML-G2 packageItem, not an article|A|B");
}

TEST_CASE("NITF, NewsML 1, Reuters-21578 and TREC are read by one table") {
  struct Row {
    std::string bytes, title, author, text;
    Date date;
  };
  const std::vector<Row> rows = {
      {"<nitf><head><title>T</title><docdata><date.issue norm='20140603T100000Z'/>"
       "<doc-id id-string='7'/></docdata><pubdata name='Herald'/></head><body><body.head><hedline>"
       "<hl1>A wall</hl1></hedline><byline>By <person>Jo Reed</person></byline></body.head>"
       "<body.content><block><p>One.</p><p>Two.</p></block></body.content></body></nitf>",
       "A wall",
       "Jo Reed",
       "One.|Two.",
       {2014, 6, 3}},
      {"<NewsML><NewsItem><NewsManagement><FirstCreated>20140603T100000Z</FirstCreated>"
       "</NewsManagement><NewsComponent><NewsLines><HeadLine>A wall</HeadLine><ByLine>Jo Reed"
       "</ByLine></NewsLines><ContentItem><DataContent><p>One.</p><p>Two.</p></DataContent>"
       "</ContentItem></NewsComponent></NewsItem></NewsML>",
       "A wall",
       "Jo Reed",
       "One.|Two.",
       {2014, 6, 3}},
      {"<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\" NEWID=\"5\">\n"
       "<DATE> 3-JUN-1987 15:01:01.79</DATE>\n<TOPICS><D>cocoa</D></TOPICS>\n<TEXT>&#2;\n"
       "<TITLE>A wall</TITLE>\n<AUTHOR>    By Jo Reed</AUTHOR>\n<DATELINE>    SALTMERE, June 3 - "
       "</DATELINE><BODY>One.\n    Two.\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>",
       "A wall",
       "By Jo Reed",
       "One.|Two.|Reuter",
       {1987, 6, 3}},
      {"<DOC>\n<DOCNO> AP880603-0001 </DOCNO>\n<HEAD>A wall</HEAD>\n<BYLINE>By JO REED</BYLINE>\n"
       "<DATE>June 3, 1988</DATE><TEXT>\n<P>\nOne.\n<P>\nTwo.\n</TEXT>\n</DOC>\n",
       "A wall",
       "By JO REED",
       "One.|Two.",
       {1988, 6, 3}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const RawArticle raw = only(row.bytes);
    CHECK(raw.article.title == row.title);
    CHECK(test::joined(raw.author_texts) == row.author);
    CHECK(test::joined(raw.article.paragraphs) == row.text);
    CHECK(raw.article.date == row.date);
  }
}

TEST_CASE("what Reuters-21578 has in angles is a company's sign, not markup") {
  const RawArticle raw = only(
      "<REUTERS NEWID=\"7\"><DATE>26-FEB-1987</DATE><TEXT><TITLE>ACME &lt;P> AND &lt;B&gt; "
      "MERGE</TITLE>"
      "<BODY>    Acme Corp &lt;P> and Board Inc &lt;HR> said on Thursday that they\nwould merge. "
      "&lt;P> "
      "falls.\n    So they said &amp; did.\n</BODY></TEXT></REUTERS>");
  CHECK(raw.article.title == "ACME <P> AND <B> MERGE");
  CHECK(test::joined(raw.article.paragraphs) ==
        "Acme Corp <P> and Board Inc <HR> said on Thursday that they would merge. <P> falls."
        "|So they said & did.");
}

TEST_CASE("a TREC document may have its text in no element of its own") {
  const RawArticle raw =
      only("<DOC>\n<DOCNO>1</DOCNO>\n<title>A wall</title>\nOne and two.\n\nThree.\n</DOC>\n");
  CHECK(raw.article.id == "1");
  CHECK(raw.article.title == "A wall");
  CHECK(test::joined(raw.article.paragraphs) == "One and two.|Three.");
}

TEST_CASE("records are known inside an element that somebody put around them") {
  CHECK(news_xml::by_content(
      "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<ROOT>\n<REUTERS NEWID=\"1\"><BODY>"));
  CHECK(news_xml::by_content("<root>\n<DOC>\n<DOCNO>1</DOCNO>"));
  CHECK_FALSE(news_xml::by_content("<html><head><title>Docs</title>"));
  CHECK_FALSE(news_xml::by_content("<root><item/></root>"));
  CHECK_FALSE(news_xml::by_content("<root>"));
}

TEST_CASE("an item of Ritzau is an article, alone or in its answer") {
  const std::string item =
      "<RBNews><NewsID>7</NewsID><PublishDate>2014-06-03T23:30:00.5</PublishDate><headline>A wall"
      "</headline><origin>/ritzau/</origin><section>Udland</section><content>&lt;p&gt;One.&lt;/"
      "p&gt;"
      "&lt;p&gt;Two.&lt;/p&gt;</content><byLine>Jo Reed</byLine><ContentShort>On</ContentShort>"
      "</RBNews>";
  CHECK(news_xml::by_content("<?xml version=\"1.0\"?>" + item));
  const RawArticle raw = only(item);
  CHECK(raw.article.id == "7");
  CHECK(raw.article.title == "A wall");
  CHECK(raw.article.date == Date{2014, 6, 3});
  CHECK(raw.article.agency == "/ritzau/");
  CHECK(raw.article.section == "Udland");
  CHECK(test::joined(raw.author_texts) == "Jo Reed");
  CHECK(test::joined(raw.article.paragraphs) == "One.|Two.");
  const std::string answer =
      "<XMLNewsQueuedResponse><ListOfRBNews>" + item + item + "</ListOfRBNews>";
  CHECK(news_xml::by_content(answer));
  CHECK(test::titles_as("news-xml", answer) == "A wall|A wall");
}

TEST_CASE("of a page inside an item its header and footer are no text") {
  const RawArticle raw = only(
      "<newsItem guid='1'><contentMeta><headline>A wall</headline></contentMeta><contentSet>"
      "<inlineXML><html><head><title>A wall</title></head><body><header><ul><li>Coast</li></ul>"
      "<h1>A wall</h1></header><section><p>One.</p></section><footer>Desk</footer></body></html>"
      "</inlineXML></contentSet></newsItem>");
  CHECK(test::joined(raw.article.paragraphs) == "One.");
}

TEST_CASE("what a holder of rights reserves is no part of its name") {
  CHECK(only("<nitf><head><docdata><doc.copyright year='2014' holder='Acme News. All rights "
             "reserved.'/></docdata></head><body><body.head><hedline><hl1>A</hl1></hedline>"
             "</body.head></body></nitf>")
            .article.outlet == "Acme News");
}

TEST_CASE("an ALTO page is its blocks, words that were broken joined") {
  const RawArticle raw = only(
      "<alto><Layout><Page PHYSICAL_IMG_NR=\"3\"><PrintSpace><TextBlock><TextLine>"
      "<String CONTENT=\"The\"/><SP/><String CONTENT=\"har\" SUBS_TYPE=\"HypPart1\" "
      "SUBS_CONTENT=\"harbour\"/><HYP/></TextLine><TextLine><String CONTENT=\"bour\" "
      "SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"harbour\"/><String CONTENT=\"wall\"/></TextLine>"
      "</TextBlock><TextBlock><TextLine><String CONTENT=\"Two\"/></TextLine></TextBlock>"
      "</PrintSpace></Page></Layout></alto>");
  CHECK(raw.article.page == "3");
  CHECK(test::joined(raw.article.paragraphs) == "The harbour wall|Two");
}

TEST_CASE("Gigaword names its documents and their days in an attribute") {
  const std::string bytes =
      "<DOC id=\"NYT_ENG_19990401.0001\" type=\"story\" >\n<HEADLINE>\nA wall is "
      "gone\n</HEADLINE>\n"
      "<DATELINE>\nHARBOUR (BC-WALL)\n</DATELINE>\n<TEXT>\n<P>\nThe wall\nis "
      "gone.\n</P>\n<P>\nTwo.\n</P>"
      "\n</TEXT>\n</DOC>\n";
  const Format* format = recognise("nyt_eng_199904", bytes);
  REQUIRE(format != nullptr);
  CHECK(format->name == "news-xml");
  const Article article = only(bytes).article;
  CHECK(article.id == "NYT_ENG_19990401.0001");
  CHECK(article.title == "A wall is gone");
  CHECK(article.date == Date{1999, 4, 1});
  CHECK(test::joined(article.paragraphs) == "The wall is gone.|Two.");
}

TEST_CASE("a collection's document has the day of its number where no element states one") {
  struct Row {
    std::string number;
    std::string elements;
    Date date;
  };
  const std::vector<Row> rows = {
      {"AP880212-0004", "", {1988, 2, 12}},
      {"APW19980601.0001", "", {1998, 6, 1}},
      {"CNN_CF_20030303.1900.00", "", {2003, 3, 3}},
      {"APW19980601.0001", "<DATE_TIME> 06/01/1998 10:36:00 </DATE_TIME>", {1998, 6, 1}},
      {"APW19980601.0001", "<DATE_TIME> 1998-06-02 10:36:00 </DATE_TIME>", {1998, 6, 2}},
      {"FT911-3", "<DATE>910514\n</DATE>", {1991, 5, 14}},
      {"FBIS3-1", "<HEADER><DATE1>  1 January 1991 </DATE1></HEADER>", {1991, 1, 1}},
      {"LA010189-0001", "", {}},
      {"APW19981301.0001", "", {}},
      {"19980601.0001", "", {}},
      {"APW19980601", "", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.number);
    const RawArticle raw =
        only("<DOC><DOCNO> " + row.number + " </DOCNO>" + row.elements + "<TEXT>one</TEXT></DOC>");
    CHECK(raw.article.date == row.date);
    CHECK(test::joined(raw.article.paragraphs) == "one");
  }
}

TEST_CASE("the lead of a collection's document stands before its text") {
  CHECK(test::joined(
            only("<DOC><DOCNO>WSJ1</DOCNO><HL>A</HL><CO>Acme</CO><LP>one</LP><TEXT>two</TEXT>"
                 "</DOC>")
                .article.paragraphs) == "one|two");
  CHECK(test::joined(only("<DOC><DOCNO>SJMN1</DOCNO><LEADPARA>one</LEADPARA><TEXT></TEXT></DOC>")
                         .article.paragraphs) == "one");
}

TEST_CASE("an answer of Factiva gives its articles") {
  const std::string bytes =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?><PPSResponse><ppsArticleResponse>"
      "<ppsarticleResultSet count=\"1\"><ppsarticle><article><accessionNo>HER0001</accessionNo>"
      "<baseLanguage>EN</baseLanguage><byline>By Ann Lee</byline>"
      "<headline><paragraph><hlt>A wall</hlt> is gone</paragraph></headline>"
      "<leadParagraph><paragraph>one</paragraph></leadParagraph><pages>4</pages>"
      "<publicationDate><dateTime>2012-01-09T01:35:58Z</dateTime></publicationDate>"
      "<sectionName>Local</sectionName><sourceName>The Herald</sourceName>"
      "<newsSubject code=\"gwall\"><name>Walls</name></newsSubject>"
      "<tailParagraphs><paragraph>two</paragraph><paragraph>three</paragraph></tailParagraphs>"
      "</article></ppsarticle></ppsarticleResultSet></ppsArticleResponse></PPSResponse>";
  const Format* format = recognise("answer.xml", bytes);
  REQUIRE(format != nullptr);
  CHECK(format->name == "news-xml");
  const RawArticle raw = only(bytes);
  CHECK(raw.article.id == "HER0001");
  CHECK(raw.article.title == "A wall is gone");
  CHECK(raw.article.outlet == "The Herald");
  CHECK(raw.article.date == Date{2012, 1, 9});
  CHECK(raw.article.section == "Local");
  CHECK(raw.article.page == "4");
  CHECK(raw.article.language == "EN");
  CHECK(test::joined(raw.article.tags) == "Walls");
  CHECK(test::joined(raw.author_texts) == "By Ann Lee");
  CHECK(test::joined(raw.article.paragraphs) == "one|two|three");
}

TEST_CASE("NewsML-G2 as dpa has it: pages with sections, accounts, names of what is around") {
  const RawArticle raw = only(
      "<newsItem guid=\"1\"><itemMeta><edNote><section>Notes</section>"
      "</edNote></itemMeta><contentMeta><creator "
      "qcode=\"staff:lee.ann\"><name>lee.ann</name></creator>"
      "<subject qcode=\"c:1\"><name role=\"nrol:display\">Harbour</name>"
      "<name role=\"nrol:short\">HAR</name><sameAs><name>Hafen</name></sameAs>"
      "<broader><name>Coast</name></broader></subject><subject><name>f</name></subject>"
      "<headline>A</headline></contentMeta><contentSet><inlineXML><html><body><section "
      "class=\"main\">"
      "<p>one</p></section></body></html></inlineXML></contentSet></newsItem>");
  CHECK(raw.article.section.empty());
  CHECK(raw.author_texts.empty());
  CHECK(test::joined(raw.article.tags) == "Harbour");
  CHECK(test::joined(raw.article.paragraphs) == "one");
}

TEST_CASE("marks inside a sentence part no words, and lines of <pre> are parted") {
  CHECK(
      test::joined(only("<nitf><body><body.content><p>The <org>Acme</org>'s wall (in "
                        "<location>Harbour</location>) was <person><name>Ann</name><name>Lee</name>"
                        "</person>'s.</p><pre>Wall 1\nGate 2\n</pre></body.content></body></nitf>")
                       .article.paragraphs) ==
      "The Acme's wall (in Harbour) was Ann Lee's.|Wall 1|Gate 2");
}

TEST_CASE("an item of RCV1 has its day, number and source in attributes") {
  const RawArticle raw = only(
      "<?xml version=\"1.0\" encoding=\"iso-8859-1\" ?>\n"
      "<newsitem itemid=\"2286\" id=\"root\" date=\"1996-08-20\" xml:lang=\"en\">\n"
      "<title>COAST: A wall is gone.</title>\n<headline>A wall is gone.</headline>\n"
      "<byline>Ann "
      "Lee</byline>\n<dateline>HARBOUR</dateline>\n<text>\n<p>one</p>\n<p>two</p>\n</text>\n"
      "<copyright>(c) Reuters Limited 1996</copyright>\n<metadata>\n"
      "<codes class=\"bip:topics:1.0\"><code code=\"E11\"><editdetail date=\"1996-08-21\"/></code>"
      "<code code=\"ECAT\"/></codes>\n<dc element=\"dc.date.published\" value=\"1996-08-22\"/>\n"
      "<dc element=\"dc.source\" value=\"Reuters\"/>\n</metadata>\n</newsitem>\n");
  CHECK(raw.article.id == "2286");
  CHECK(raw.article.title == "A wall is gone.");
  CHECK(raw.article.date == Date{1996, 8, 20});
  CHECK(raw.article.language == "en");
  CHECK(raw.article.outlet == "Reuters");
  CHECK(test::joined(raw.article.tags) == "E11|ECAT");
  CHECK(test::joined(raw.author_texts) == "Ann Lee");
  CHECK(test::joined(raw.article.paragraphs) == "one|two");
}

TEST_CASE("a public identifier of NewsML 1 without the item's number is none") {
  const std::pair<std::string, std::string> rows[] = {
      {"urn:newsml:a.be", "98055798"},
      {"urn:newsml:a.be:20190129:98055798:4", "urn:newsml:a.be:20190129:98055798:4"},
  };
  for (const auto& [identifier, id] : rows) {
    CHECK(
        only(
            "<NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>98055798</NewsItemId>"
            "<PublicIdentifier>" +
            identifier +
            "</PublicIdentifier></NewsIdentifier></Identification><NewsLines><HeadLine>A</HeadLine>"
            "</NewsLines></NewsItem></NewsML>")
            .article.id == id);
  }
}
