// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html_page.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/decoding/charset.hpp"

using byline::ParseResult;
using byline::RawArticle;
using byline::RawRecord;
using byline::Reject;
using byline::html_page::parse;

namespace {

const std::string kProse =
    "<p>The sea wall at Saltmere, built in 1953 after the great flood, was breached on Monday "
    "night, and two streets stood under water until the morning.</p>"
    "<p>Nobody was hurt, the harbour master said, but the fish market, the lifeboat station and "
    "the school will stay closed for the rest of the week.</p>"
    "<p>The council had put off repairs in March, since the money was wanted for roads.</p>";

ParseResult read(const std::string& bytes) {
  RawRecord record;
  record.bytes = bytes;
  record.source = "page.html";
  return parse(record, {});
}

RawArticle article_of(const std::string& bytes) {
  ParseResult result = read(bytes);
  REQUIRE(std::holds_alternative<RawArticle>(result));
  return std::get<RawArticle>(std::move(result));
}

std::string page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html><head>" + head + "</head><body>" + body + "</body></html>";
}

std::string text_of(const RawArticle& raw) {
  std::string text;
  for (const std::string& paragraph : raw.article.paragraphs) text += paragraph + "\n";
  return text;
}

}  // namespace

TEST_CASE("a date is taken from where the page states it most plainly") {
  struct Row {
    std::string head, body, date, source;
  };
  const std::vector<Row> rows = {
      {R"(<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2014-06-03"}</script><meta property="article:published_time" content="2013-01-01">)",
       "", "2014-06-03", "datePublished"},
      {R"(<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["Article"],"datePublished":"2014-06-03T23:30:00-05:00"}]}</script>)",
       "", "2014-06-03", "datePublished"},
      {R"(<meta property="article:published_time" content="2014-06-03T08:00:00Z">)", "",
       "2014-06-03", "article:published_time"},
      {R"(<meta name="DC.date.issued" content="2014-06-03">)", "", "2014-06-03", "DC.date.issued"},
      {"", R"(<h1>A wall</h1><span itemprop="datePublished" content="2014-06-03">Tuesday</span>)",
       "2014-06-03", "datePublished"},
      {"", R"(<h1>A wall</h1><time datetime="2014-06-03T09:00">this morning</time>)", "2014-06-03",
       "time"},
      {"", R"(<h1>A wall</h1><p class="post-date">3 June 2014</p>)", "2014-06-03", "date"},
      {"", "<h1>A wall</h1><p>Saltmere, 3 June 2014</p>", "2014-06-03", "text"},
      {R"(<link rel="canonical" href="https://example.org/2014/06/03/wall">)", "", "2014-06-03",
       "url"},
      // Of what name="date" is the date, it does not say.
      {R"(<meta name="date" content="2014-06-05">)", "<h1>A wall</h1><time datetime=2014-06-03>",
       "2014-06-03", "time"},
      {R"(<meta property="article:modified_time" content="2014-06-05">)",
       "<h1>A wall</h1><time datetime=2014-06-03>", "2014-06-03", "time"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    CAPTURE(row.body);
    const RawArticle raw = article_of(page("<title>A wall</title>" + row.head, row.body + kProse));
    CHECK(raw.article.date.to_string() == row.date);
    CHECK(raw.article.date_source == row.source);
  }
}

TEST_CASE("a date in a sidebar or of another article is none") {
  for (const std::string aside :
       {R"(<aside><time datetime="2014-06-03">3 June</time></aside>)",
        R"(<div class="related-posts"><time datetime="2014-06-03">3 June</time></div>)",
        R"(<div id="sidebar"><span class="date">3 June 2014</span></div>)",
        R"(<nav><time datetime="2014-06-03"></time></nav>)"}) {
    CAPTURE(aside);
    const RawArticle raw = article_of(page("", "<h1>A wall</h1>" + kProse + aside));
    CHECK_FALSE(raw.article.date.is_known());
  }
}

TEST_CASE("the headline is what the page shows where it agrees with what it states") {
  struct Row {
    std::string head, body, title;
  };
  const std::vector<Row> rows = {
      {"<title>A wall is breached | The Saltmere Herald</title>", "<h1>A wall is breached</h1>",
       "A wall is breached"},
      {R"(<meta property="og:title" content="A wall is breached - Herald">)",
       "<h1>The Herald</h1><h2>A wall is breached</h2>", "A wall is breached"},
      {R"(<meta property="og:title" content="A wall is breached">)",
       "<h1><span class=kicker>Flood</span> A wall is breached</h1>", "A wall is breached"},
      {R"(<meta property="og:title" content="Wall breached at Saltmere: what we know">)",
       "<h1>The wall at Saltmere is breached</h1>", "The wall at Saltmere is breached"},
      {R"(<script type="application/ld+json">{"@type":"Article","headline":"A wall &amp; a road"}</script>)",
       "", "A wall & a road"},
      // The one <h1> comes before a lesser heading that a machine's title repeats.
      {R"(<meta property="og:site_name" content="Herald"><meta property="og:title" content="A wall is breached | Herald">)",
       "<h1>A wall is breached: two streets under water</h1><h2>A wall is breached</h2>",
       "A wall is breached: two streets under water"},
      {R"(<title>Gone at night - How the sea took a wall</title>)", "<h1>Gone at night</h1>",
       "Gone at night"},
      // The site's name: as og:site_name, and as a link to its front page.
      {R"(<meta property="og:site_name" content="Herald"><meta property="og:title" content="A wall is breached - Herald">)",
       "", "A wall is breached"},
      {"<title>harbourradio &raquo; Number two: a wall</title>",
       R"(<h1><a href="http://harbour.example/">harbourradio</a></h1><h2><a href="/wall" rel="bookmark">Number two: a wall</a></h2>)",
       "Number two: a wall"},
      {"<title>A Keeper's Log | Notes on the breach of a wall</title>",
       R"(<h2><a href="/wall" rel="bookmark">Notes on the breach of a wall</a></h2>)",
       "Notes on the breach of a wall"},
      // Quotes that nobody escaped end an attribute, but not a <title>.
      {R"(<title>Council calls wall "safe"</title><meta property="og:title" content="Council calls wall "safe"">)",
       R"(<h2>Council calls wall "safe"</h2>)", R"(Council calls wall "safe")"},
      {R"(<title>Council calls wall "safe"</title><meta property="og:title" content="Council calls wall "safe"">)",
       "", R"(Council calls wall "safe")"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    CAPTURE(row.body);
    CHECK(article_of(page(row.head, row.body + kProse)).article.title == row.title);
  }
}

TEST_CASE("authors come from what the page states, then from the byline that it shows") {
  struct Row {
    std::string head, body;
    std::vector<std::string> authors;
  };
  const std::vector<Row> rows = {
      {R"(<script type="application/ld+json">{"@type":"Article","author":[{"name":"Ana Reed"},{"name":"Jo Pike"}]}</script>)",
       "",
       {"Ana Reed", "Jo Pike"}},
      {R"(<script type="application/ld+json">{"@graph":[{"@type":"Article","author":{"@id":"#a"}},{"@id":"#a","@type":"Person","name":"Ana Reed"}]}</script>)",
       "",
       {"Ana Reed"}},
      {R"(<meta name="author" content="Ana Reed">)", "", {"Ana Reed"}},
      {R"(<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ana Reed">)",
       "",
       {"Ana Reed"}},
      {R"(<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="Ten Minutes"><meta name="twitter:label2" content="Verfasst von"><meta name="twitter:data2" content="Ana Reed">)",
       "",
       {"Ana Reed"}},
      {R"(<meta property="article:author" content="https://facebook.com/ana">)",
       R"(<p class="byline">By <a rel="author" href="/ana">Ana Reed</a></p>)",
       {"Ana Reed"}},
      {"", "<h1>A wall</h1><p>By Ana Reed | 3 June 2014</p>", {"Ana Reed"}},
      {"",
       R"(<h1>A wall</h1><span class="author">View all posts by Ana Reed</span>)",
       {"Ana Reed"}},
      {R"(<meta property="og:site_name" content="The Herald"><meta name="author" content="The Herald">)",
       "",
       {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    CAPTURE(row.body);
    CHECK(article_of(page("<title>A wall</title>" + row.head, row.body + kProse)).author_texts ==
          row.authors);
  }
}

TEST_CASE("the text is the article's own: no menus, captions, comments or teasers") {
  const std::string body =
      "<nav><a href=/>Home</a> <a href=/news>All the news from the harbour</a></nav>"
      "<header class=masthead><p>The voice of the coast, every day since 1871, rain or "
      "shine</p></header>"
      "<main><h1>A wall is breached</h1><p class=lead>Two streets of Saltmere lay under water "
      "after the sea wall broke on Monday night.</p><div class=share-buttons>Share this with your "
      "friends, family, and colleagues</div>"
      "<div class=article-body>" +
      kProse +
      "<figure><img src=x><figcaption>The wall, photographed on Tuesday, from the "
      "north</figcaption>"
      "</figure><ul><li>One pump broke</li><li>Two held</li></ul>"
      "<p><a href=/more>Read more: the great flood of 1953 and what was learnt from "
      "it</a></p></div>"
      "<section class=comments><p>I said so years ago, and nobody, nobody at all, listened to me "
      "then or since, which is a shame.</p></section></main>"
      "<footer><p>Copyright The Herald, all rights reserved, no part of this may be "
      "copied.</p></footer>";
  const std::string text = text_of(article_of(page("<title>A wall is breached</title>", body)));
  for (const std::string part : {"Two streets of Saltmere", "built in 1953", "Nobody was hurt",
                                 "put off repairs", "One pump broke", "Two held"}) {
    CAPTURE(part);
    CHECK(text.find(part) != text.npos);
  }
  for (const std::string part : {"Home", "voice of the coast", "Share this", "photographed",
                                 "Read more", "I said so", "Copyright", "A wall is breached"}) {
    CAPTURE(part);
    CHECK(text.find(part) == text.npos);
  }
}

TEST_CASE("what a browser hides is no text") {
  const std::string text = text_of(article_of(page(
      "",
      "<article>" + kProse +
          "<p style='display: none'>Hidden words, many of them, with commas, in a row.</p>"
          "<p hidden>Hidden words again, many of them.</p><template><p>Hidden, too</p></template>"
          "<noscript><p>Switch on scripts, please, to read this page.</p></noscript></article>")));
  CHECK(text.find("Hidden") == text.npos);
  CHECK(text.find("Switch on") == text.npos);
}

TEST_CASE("the outlet is what the page calls its site, else the name in its title, else the host") {
  struct Row {
    std::string head, outlet;
  };
  const auto at = [](const std::string& host) {
    return "<link rel=canonical href='https://www." + host + "/2014/a-wall'>";
  };
  const std::string title = "<title>A wall is breached - The Saltmere Herald</title>";
  const std::vector<Row> rows = {
      {title + at("herald.example") + "<meta property='og:site_name' content='Herald'>", "Herald"},
      {title + at("saltmereherald.example"), "The Saltmere Herald"},
      {"<title>A wall - Coast | Saltmere-Herald</title>" + at("saltmereherald.example"),
       "Saltmere-Herald"},
      {"<title>A wall is breached - Coast</title>" + at("coastnews.example"), "coastnews.example"},
      {"<title>Why it is time to mend it | Coast</title>" + at("time.example"), "time.example"},
      {"<title>A wall</title>" + at("sh.example"), "sh.example"},
      {"<title>A wall</title>" + at("herald.example") +
           "<meta property='og:site_name' content='https://www.herald.example'>",
       "herald.example"},
      {title, ""},
      {title + "<link rel=canonical href='http://localhost:8080/a-wall'>", ""},
      {title + "<link rel=canonical href='http://127.0.0.1/a-wall'>", ""},
      {title + "<link rel=canonical href='http://[::1]/a-wall'>", ""},
      {"<title>A wall</title></head><body><div itemscope itemtype='https://schema.org/NewsArticle'>"
       "<div itemprop=publisher itemscope><meta itemprop=name content='The Herald'></div></div>",
       "The Herald"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    CHECK(article_of(page(row.head, "<h1>A wall</h1>" + kProse)).article.outlet == row.outlet);
  }
}

TEST_CASE("a page that a program saved is from the address that the program wrote into it") {
  struct Row {
    std::string note, url, outlet, date;
  };
  const std::string tail = "<html><head><title>A wall</title></head><body><h1>A wall</h1>";
  const std::vector<Row> rows = {
      {"<!-- saved from url=(0042)https://www.herald.example/2014/05/03/wall -->",
       "https://www.herald.example/2014/05/03/wall", "herald.example", "2014-05-03"},
      {"<!-- Mirrored from www.herald.example/wall.html by HTTrack Website Copier/3.x "
       "[XR&CO'2014], Sat, 03 May 2014 10:00:00 GMT -->",
       "http://www.herald.example/wall.html", "herald.example", ""},
      {"<!--\n Page saved with SingleFile \n url: https://herald.example/wall \n saved date: Sat "
       "May 03 2014 -->",
       "https://herald.example/wall", "herald.example", ""},
      {"<!-- saved from url=(0060)https://web.archive.org/web/20140603101112/http://www.herald"
       ".example/2014/05/03/wall -->",
       "http://www.herald.example/2014/05/03/wall", "herald.example", "2014-05-03"},
      {"<!-- saved from url=(0060)https://herald.example/login/https://herald.example/wall -->",
       "https://herald.example/login/https://herald.example/wall", "herald.example", ""},
      {"<!-- saved from url=(0014)about:internet -->", "", "", ""},
      {"<!-- saved from url=(0020)https://bad host/x -->", "", "", ""},
      {"", "", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.note);
    const RawArticle raw =
        article_of("<!DOCTYPE html>\n" + row.note + tail + kProse + "</body></html>");
    CHECK(raw.article.url == row.url);
    CHECK(raw.article.outlet == row.outlet);
    CHECK(raw.article.date.to_string() == row.date);
  }
}

TEST_CASE("a page of links is no article") {
  std::string links;
  for (int i = 0; i < 60; ++i)
    links += "<div><a href=/a>A headline of one of many articles</a></div>";
  const ParseResult result = read(page("<title>News</title>", links));
  REQUIRE(std::holds_alternative<Reject>(result));
  CHECK(std::get<Reject>(result).reason == "a page of links, not an article");
}

TEST_CASE("a page of teasers that is called a list or a front page is no article") {
  std::string teasers;
  for (const std::string name : {"a", "b", "c", "d"})
    teasers += "<div><h2><a href=/" + name + ">The harbour of part " + name +
               " is dredged</a></h2><p>The fishermen had asked for it in vain for more than eleven "
               "years, and the council voted for it on Monday.</p></div>";
  const std::string front = "<link rel=canonical href=https://herald.example/>";
  const std::string story = "<link rel=canonical href=https://herald.example/harbour>";
  const std::string typed =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"A wall"}</script>)";
  const std::string collection =
      R"(<script type="application/ld+json">{"@type":"CollectionPage","name":"News"}</script>)";
  const auto as = [&teasers](const std::string& name) {
    return "<body class='" + name + "'>" + teasers;
  };
  struct Row {
    std::string head, body;
    bool is_list;
  };
  for (const Row& row : std::vector<Row>{
           {"<title>News</title>" + front, teasers, true},
           {"<title>News</title><meta property=og:type content=article>" + front, teasers, true},
           {"<title>News</title>" + collection, teasers, true},
           {"<title>News</title>" + story, as("archive category hfeed"), true},
           {"<title>News</title>" + story, as("search search-results"), true},
           {"<title>News</title>" + story, as("home blog"), true},
           {"<title>A wall</title>" + front + typed, teasers, false},
           {"<title>A wall</title>" + front, "<h1>A wall</h1>" + kProse, false},
           {"<title>A wall</title>" + story, teasers, false},
           {"<title>A wall falls at Saltmere</title>" + front,
            "<h1>A wall falls at Saltmere</h1>" + kProse + teasers, false},
           {"<title>A wall</title>" + story, as("single archive"), false},
       }) {
    CAPTURE(row.head);
    CAPTURE(row.body);
    const std::string page = "<!DOCTYPE html><html><head>" + row.head + "</head>" +
                             (row.body.starts_with("<body") ? "" : "<body>") + row.body +
                             "</body></html>";
    CHECK(std::holds_alternative<Reject>(read(page)) == row.is_list);
  }
}

TEST_CASE("a brief with its headline and day is an article, however many links are around") {
  std::string links;
  for (int i = 0; i < 60; ++i)
    links += "<div><a href=/a>A headline of one of many articles</a></div>";
  CHECK(std::holds_alternative<RawArticle>(
      read(page("<title>A wall falls at Saltmere</title>",
                "<h1>A wall falls at Saltmere</h1><p>3 May 2022</p><p>The wall at Saltmere fell on "
                "Monday night. Nobody was hurt.</p>" +
                    links))));
}

TEST_CASE("the charset is the one that the page declares, or the one that it has") {
  struct Row {
    std::string bytes, text;
  };
  const std::vector<Row> rows = {
      {"<meta charset=iso-8859-1><p>caf\xE9 \x96 \x80", "caf\u00E9 \u2013 \u20AC"},
      {"<meta charset=utf-8><p>caf\xC3\xA9", "caf\u00E9"},
      {"<meta charset=iso-8859-1><p>caf\xC3\xA9", "caf\u00E9"},
      {"<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>\xCC\xE8\xF0",
       "\u041C\u0438\u0440"},
      {"<meta charset=Shift_JIS><p>\x93\xFA\x96\x7B", "\u65E5\u672C"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    std::vector<std::string> repairs;
    const std::string text = byline::markup_to_utf8(row.bytes, "", repairs);
    CHECK(text.ends_with(row.text));
    CHECK(repairs.empty());
  }
}

TEST_CASE("hostile pages end soon and are an article or a reject") {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  constexpr int kShare = 30;  // what is soon without a sanitizer takes minutes with one
#else
  constexpr int kShare = 1;
#endif
  const auto many = [](const std::string& part, int count) {
    std::string bytes;
    for (int i = 0; i < count / kShare; ++i) bytes += part;
    return bytes;
  };
  const std::string separators = "a - b | c – d — e · f : g » h « i :: j @ k";
  const std::string prose = many("A wall. ", 500'000);
  for (const std::string& bytes :
       {many("<div>", 300'000),
        many("<p>a, b, c", 100'000),
        many("<a ", 200'000),
        many("<b x='", 200'000),
        "<div " + many("a=b ", 200'000),
        many("&amp;", 300'000),
        many("<script type='application/ld+json'>[", 20'000),
        many("<table><tr><td>", 60'000),
        many("<li><a class='author date'>x", 20'000),
        std::string(100, '\0'),
        many("<h1>a</h1>", 50'000),
        many("<span class='byline author'>", 50'000),
        "<li>" + many("<time datetime=2014-06-03></time>", 100'000),
        "<a href=/>" + many("<i class=byline>By A B</i>", 50'000),
        "<title>A wall</title>" + many("<h2>A wall</h2><p>one, two, three, four, five", 30'000),
        "<div class='" + many("breadcrumb", 500'000) + "'>" + many("<h1>A wall</h1>", 50'000),
        many("<div itemprop=creator>", 250) + prose,
        many("<b itemprop=author>A B</b>", 50'000),
        many("<div class=byline>", 100) + prose,
        many("<div class=date>", 250) + prose,
        "<div>" + many("<time>3 May 2014</time>", 300) + prose,
        "<title>" + separators + prose + separators + "</title><h1>A wall</h1>",
        "<table><tr>" + many("<td><a href=/>A wall</a>", 50'000)}) {
    CAPTURE(bytes.substr(0, 30));
    (void)read("<html>" + bytes);
  }
}
