// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/dates.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/page_samples.hpp"

namespace {

struct Row {
  std::string head, body, date, source;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.head);
    CAPTURE(row.body);
    const byline::RawArticle read =
        byline::test::read_page("<title>A wall</title>" + row.head, row.body);
    CHECK(read.article.date.to_string() == row.date);
    CHECK(read.article.date_source == row.source);
  }
}

}  // namespace

TEST_CASE("a day is found where pages of many makers show it") {
  check({
      {"", "<h1>A wall<br><small>02.02.2022 • Sport</small></h1>", "2022-02-02", "text"},
      {"", R"(<h1>A wall</h1><div class=date><i>Apr</i> <i>04</i><i>2013</i></div>)", "2013-04-04",
       "date"},
      {"", R"(<h1>A wall</h1><span class=updated title="2013-04-04T18:52:11+00:00"></span>)",
       "2013-04-04", "date"},
      {"", R"(<h1>A wall</h1><div class=news-single-timedata>05.02.2020 <i>Ann Lee</i></div>)",
       "2020-02-05", "date"},
      {"", "<h1>A wall</h1><table><tr><td>26 | 01 | 2022</td><td>Coast</td></table>", "2022-01-26",
       "text"},
      {"", "<h1>A wall</h1><p>Saltmere, 26. 1. 2022</p>", "2022-01-26", "text"},
      {"", R"(<h1>A wall</h1><aside class=meta><time datetime=2022-01-21>21 Jan</time></aside>)",
       "2022-01-21", "time"},
      {"", R"(<div class=news-banner><time datetime=2022-12-12>12 Dec</time></div><h1>A wall</h1>)",
       "2022-12-12", "time"},
  });
}

TEST_CASE("a day is found behind the word that says what it is of") {
  check({
      {"",
       "<h1>A wall</h1>" + byline::test::kPageProse +
           "<p>Letzte Änderung: 31.10.2023<br>Erschienen am: "
           "01.11.2023<br>Lesungen: 61</p>",
       "2023-11-01", "text"},
      {"",
       "<h1>A wall</h1>" + byline::test::kPageProse + byline::test::kPageProse +
           byline::test::kPageProse + byline::test::kPageProse + byline::test::kPageProse +
           byline::test::kPageProse + byline::test::kPageProse +
           "<p>Mise en ligne</p><p>23 mai 2019</p>",
       "2019-05-23", "text"},
      // When it was brought up to date is said only where no other day is.
      {"",
       "<h1>A wall</h1><p>Article mis à jour le 7 janvier 2020.</p><p>Ann Lee | 30 septembre "
       "2018</p>",
       "2018-09-30", "text"},
      {"", "<h1>A wall</h1><p>Updated 7 January 2020</p>", "2020-01-07", "text"},
      {"",
       "<h1>A wall</h1><p>By Ann Lee, Bo Ash and Jo Reed. Updated May 4, 2022 at 9:11 p.m. | "
       "Published May 3, 2022</p>",
       "2022-05-03", "text"},
      {R"(<meta name=date content=2020-04-29>)", "<h1>A wall</h1><p>Stand: 28.04.2020 18:00</p>",
       "2020-04-28", "text"},
  });
}

TEST_CASE("a paragraph that begins with a day is dated by it") {
  check({
      {"",
       "<h1>A wall</h1><h2>Which new dues have been paid for gas since 1 October 2022, and by "
       "whom?</h2>",
       "", ""},
      {"",
       "<h1>A wall</h1>" + byline::test::kPageProse +
           "<p>(21. November 2022) Energieverbraucher erhalten eine "
           "Preiserhöhung, sagt der Verband, und das schon zum zweiten Mal in diesem Jahr; wer "
           "dagegen "
           "etwas tun will, muss sich bis zum Ende des Monats melden.</p>",
       "2022-11-21", "dateline"},
      {"",
       "<h1>A wall</h1>" + byline::test::kPageProse +
           "<p>31 October 2023. Drag queens are artists made of "
           "paint, cloth and courage, and they have been on stage here since the theatre was "
           "opened, as "
           "its director said to the guests of the evening.</p>",
       "2023-10-31", "dateline"},
      {"",
       "<h1>A wall</h1>" + byline::test::kPageProse +
           "<p>On 31 October 2023. Drag queens are artists made of "
           "paint, cloth and courage, and they have been on stage here since the theatre was "
           "opened, as "
           "its director said to the guests of the evening.</p>",
       "", ""},
  });
}

TEST_CASE("where a page states several days, the one that it shows decides") {
  const std::string two =
      R"(<script type="application/ld+json">{"@type":"Article","datePublished":"2022-01-04"}</script><meta property="article:published_time" content="2022-01-06">)";
  const std::string modified =
      R"(<meta property="article:published_time" content="2020-01-03"><meta property="article:modified_time" content="2020-01-06">)";
  const std::string edited =
      R"(<meta property="article:published_time" content="2022-11-17"><meta property="article:modified_time" content="2022-11-17">)";
  const std::string at_night =
      R"(<meta property="article:published_time" content="2020-02-25T02:25:54+00:00">)";
  check({
      {two, "<h1>A wall</h1>", "2022-01-04", "datePublished"},
      {two, "<h1>A wall</h1><p>06.01.2022</p>", "2022-01-06", "text"},
      {two, "<h1>A wall</h1><p>04.01.2022</p>", "2022-01-04", "datePublished"},
      {two, "<h1>A wall</h1><p>08.01.2022</p>", "2022-01-04", "datePublished"},
      {two, "<h1>A wall</h1><time datetime=2022-01-08>8 Jan</time>", "2022-01-04", "datePublished"},
      // A system that states the last edit as publication.
      {edited, "<h1>A wall</h1><time datetime=2022-03-09>9 March</time>", "2022-03-09", "time"},
      {edited, "<h1>A wall</h1><time datetime=2022-12-09>9 Dec</time>", "2022-11-17",
       "article:published_time"},
      {modified, "<h1>A wall</h1><p>6 January 2020</p>", "2020-01-06", "text"},
      {modified, "<h1>A wall</h1><p>Updated 6 January 2020</p>", "2020-01-03",
       "article:published_time"},
      {modified, "<h1>A wall</h1><p>3 January 2020</p><p>6 January 2020</p>", "2020-01-03",
       "article:published_time"},
      // A time in UTC may be of the night before or of the morning after, where the paper is.
      {at_night, "<h1>A wall</h1><p>24 February 2020</p>", "2020-02-24", "text"},
      {at_night + R"(<link rel=canonical href="https://example.org/2020/02/24/wall/">)",
       "<h1>A wall</h1>", "2020-02-24", "url"},
      {at_night, "<h1>A wall</h1><p>20 February 2020</p>", "2020-02-25", "article:published_time"},
  });
}

TEST_CASE("a day in a list of other articles is none") {
  check({
      {"",
       "<h1>A wall</h1>" + byline::test::kPageProse +
           "<ul><li><time datetime=2022-08-10>10 Aug</time> "
           "<a href=/b>The harbour is dredged again</a></ul>",
       "", ""},
      {"",
       "<ul><li><a href=/2022/08/10><time datetime=2022-08-10>10 Aug</time></a></ul>"
       "<h1>A wall</h1>",
       "2022-08-10", "time"},
  });
}

TEST_CASE("the day of the visit, at the head of the page, is no day of the article") {
  const std::string menu = "<p>News<p>Sport<p>Weather<p>Opinion<p>Culture<p>Travel<p>Shop";
  const std::string today = "<span class=date>Wednesday, 26.02.2020</span>";
  check({
      {"<meta name=date content=2017-05-01>", today + menu + "<h1>A wall</h1>", "2017-05-01",
       "date"},
      {"", today + menu + "<h1>A wall</h1><p>1 May 2017</p>", "2017-05-01", "text"},
  });
}

TEST_CASE("03/05/2022 is read by its weekday, else by the page's language") {
  const auto in = [](const std::string& language) {
    return "<meta http-equiv=content-language content=" + language + ">";
  };
  const std::string line = "<h1>A wall</h1><p class=date>03/05/2022 18h44</p>";
  check({
      {in("fr"), line, "2022-05-03", "date"},
      {in("pt-BR"), line, "2022-05-03", "date"},
      {in("en-US"), line, "2022-03-05", "date"},
      {in("en"), line, "", ""},
      {in("en"), "<h1>A wall</h1><p>Tue, 05/03/2011 - 08:14 — Ann Lee</p>", "2011-05-03", "text"},
      {in("en"), "<h1>A wall</h1><p>Tue, 03/05/2011 - 08:14 — Ann Lee</p>", "2011-05-03", "text"},
      {in("en-US"), "<h1>A wall</h1><p>Tue, 03/05/2011</p>", "2011-05-03", "text"},
      // Who writes "PM" puts the month first.
      {in("en"), "<h1>A wall</h1><p>5/3/2014 9:44 PM</p>", "2014-05-03", "text"},
      {in("en-GB"), "<h1>A wall</h1><p>5/3/2014 9:44 PM</p>", "2014-03-05", "text"},
      {in("en"), "<h1>A wall</h1><p>5/3/2014 among others</p>", "", ""},
  });
}

TEST_CASE(
    "a day is read in the figures of China, Japan and Korea, and in Slavic and Nordic words") {
  for (const std::string day : {"2014年5月3日 21時44分", "2014年05月03日 21:44", "2014년 5월 3일",
                                "2014. 05. 03. 21:44", "Publicerad 3 maj 2014", "3 мая 2014, 21:44",
                                "3 maja 2014", "3. května 2014", "3 травня 2014"}) {
    check({{"", "<h1>A wall</h1><div class=info>" + day + "</div>", "2014-05-03", "text"}});
  }
}

TEST_CASE("a <time> that says itself that it is of an update is no day of publication") {
  check({
      {R"(<meta property="article:published_time" content="2022-05-03T08:00:00+01:00">)",
       "<h1>A wall</h1><div><time datetime=2022-05-09>Updated May 9, 2022</time></div>",
       "2022-05-03", "article:published_time"},
  });
}

TEST_CASE("a day in RDFa is read wherever it stands") {
  check({
      {"",
       R"(<h1>A wall</h1><span property="dc:date dc:created" content="2013-05-03T08:00+01:00">x</span>)",
       "2013-05-03", "dc:date"},
      {"",
       R"(<h1>A wall</h1><span property="schema:dateCreated" content="2013-05-03T08:00">x</span>)",
       "2013-05-03", "schema:dateCreated"},
      {"",
       R"(<h1>A wall</h1><span property="datePublished" content="2013-05-03T08:00">Friday</span>)",
       "2013-05-03", "datePublished"},
  });
}

TEST_CASE("the month in an address is a date where the page has no better one") {
  const auto at = [](const std::string& path) {
    return "<link rel=canonical href=https://herald.example/" + path + ">";
  };
  check({
      {at("2022/05/a-wall/"), "<h1>A wall</h1>", "2022-05", "url"},
      {at("coast/2022/may/03/a-wall"), "<h1>A wall</h1>", "2022-05-03", "url"},
      {at("2022/05/a-wall/"), "<h1>A wall</h1><p>3 May 2022</p>", "2022-05-03", "text"},
      {at("2022/13/a-wall/"), "<h1>A wall</h1>", "", ""},
      {at("9022/05/a-wall/"), "<h1>A wall</h1>", "", ""},
      {at("2022/05"), "<h1>A wall</h1>", "", ""},
      {at("news/a-wall-at-saltmere-falls"), "<h1>A wall</h1>", "", ""},
  });
}
