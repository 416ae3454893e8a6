// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/title.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/page_samples.hpp"

namespace {

struct Row {
  std::string head, body, title;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.head);
    CAPTURE(row.body);
    CHECK(byline::test::read_page(row.head, row.body).article.title == row.title);
  }
}

}  // namespace

TEST_CASE("what a page states as its title is found in any spelling of RDFa and JSON-LD") {
  check({
      {R"(<title>Welcome</title><meta property="x:title dc:title" content="A wall is breached">)",
       "", "A wall is breached"},
      {R"(<title>Welcome</title><meta property="og:title twitter:title" content="A wall">)", "",
       "A wall"},
      {"<title></title><title>A wall is breached</title>", "", "A wall is breached"},
      {R"(<script type="application/ld+json"><![CDATA[{"@type":"Article","headline":"A wall"}]]></script>)",
       "", "A wall"},
      {R"(<script type="application/ld+json">//<![CDATA[
          {"@type":"Article","headline":"A wall"}
          //]]></script>)",
       "", "A wall"},
      {R"(<script type="application/ld+json"><!-- {"@type":"Article","headline":"A wall"} --></script>)",
       "", "A wall"},
  });
}

TEST_CASE("a heading is the headline where more than a word speaks for it") {
  check({
      // One word in common is none.
      {R"(<meta property="og:title" content="A fourth title">)", "<h1>Sample document title</h1>",
       "A fourth title"},
      {R"(<meta property="og:title" content="Wall at Saltmere is breached">)",
       "<h1>Saltmere: a wall breached</h1>", "Saltmere: a wall breached"},
      // Half of a headline goes on in the next heading.
      {R"(<meta property="og:title" content="The sea wall project: better walls">)",
       "<h2>Sea wall project:</h2><h4>Better walls</h4>", "The sea wall project: better walls"},
      // One that equals a stated title is no furniture, whatever its class says.
      {R"(<meta property="og:title" content="Mayor Reed's wall is breached">)",
       "<h1 class=post-title-breadcrumb>Mayor Reed's wall is breached</h1><h2>Mayor Reed</h2>",
       "Mayor Reed's wall is breached"},
      // <h2><i class=subline>Coast</i>: a kicker, with a title to the letter below it.
      {R"(<title>Coast - Wall gone | Herald</title><meta name=title content="The wall is gone">)",
       "<h2><span class=art-subline>Coast</span> <span>The wall is gone</span></h2>",
       "The wall is gone"},
      // A short beginning of a long title, but it is called the title.
      {"<title>A wall is gone - Chapter 1 - AnnLeeOfTheSea - 1953 | The Great Flood "
       "Stories</title>",
       "<h2 class='title heading'>A wall is gone</h2>", "A wall is gone"},
      // The next heading goes on where the first one ends; a link to another page does not.
      {"<title>The great walls - Part 49 - Herald</title>",
       "<h1>The great walls - Part 49</h1><h2>The great walls - Part 49 – Saltmere</h2>",
       "The great walls - Part 49 – Saltmere"},
      {"<title>The great walls - Part 49 - Herald</title>",
       "<h1>The great walls - Part 49</h1><h2><a href=/50>The great walls - Part 49 – "
       "Next</a></h2>",
       "The great walls - Part 49"},
      // An <h1> that is the headline of JSON-LD outranks an <h2> that is og:title.
      {R"(<meta property="og:title" content="Saltmere: Dead pigeons found in a hall"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Hall of Saltmere: pigeons are dead"}</script>)",
       "<nav><h1>Hall of Saltmere: pigeons are dead</h1></nav>"
       "<h2>Saltmere: Dead pigeons found in a hall</h2>",
       "Hall of Saltmere: pigeons are dead"},
      // A byline may be a heading, too.
      {"<title>A wall is breached - Chapter 1 - AnnLeeOfTheSea</title>",
       "<h2>A wall is breached</h2><h1 class=byline>AnnLeeOfTheSea</h1>", "A wall is breached"},
  });
}

TEST_CASE("the one <h1> that is called the headline is it, even among furniture") {
  const std::string head = "<title>The wall: all about it</title>";
  check({
      {head,
       R"(<div class="banner"><h1 class="entry-title">The wall: all that is known</h1></div>)",
       "The wall: all that is known"},
      {head, R"(<div class="banner"><h1 class="logo">The wall: all that is known</h1></div>)",
       "The wall: all about it"},
      {head, R"(<div class="banner"><h1 class="entry-title">Another thing altogether</h1></div>)",
       "The wall: all about it"},
  });
}

TEST_CASE("the name of the site is left out of a title") {
  check({
      {"<title>A wall is breached (2) @ Ann's page :: Herald HOST ::</title>",
       "<h1>Herald HOST</h1><h2><a href=/b/7>A wall is breached (2)</a></h2>",
       "A wall is breached (2)"},
      // Where only <title> states one, a short end of it is the site.
      {"<title>A wall is breached – My website</title>", "", "A wall is breached"},
      {"<title>A wall – My website</title>", "", "A wall – My website"},
      {"<title>Gone at night – How the sea took a wall</title>", "",
       "Gone at night – How the sea took a wall"},
      {R"(<title>A wall is breached – Sea wins</title><meta property="og:title" content="A wall is breached – Sea wins">)",
       "", "A wall is breached – Sea wins"},
  });
}

TEST_CASE("a heading with a day beside it is the headline where <title> is the site's") {
  check({
      {"<title>The Saltmere Herald</title>",
       "<p>2021-10-16 | News</p><h4>The wall is breached</h4>", "The wall is breached"},
      {"<title>Coast - Saltmere Herald</title>", "<h2>The wall is breached</h2><p>3 May 2014</p>",
       "The wall is breached"},
      {"<title>Coast - Saltmere Herald</title>", "<h2>The wall is breached</h2>",
       "Coast - Saltmere Herald"},
      {"<title>The Saltmere Herald</title>", "<p>3 May 2014</p><h4>Coast</h4>",
       "The Saltmere Herald"},
      {"<title>The Saltmere Herald</title>",
       "<p>3 May 2014</p><h4><a href=/b>Another wall is breached</a></h4>", "The Saltmere Herald"},
      {R"(<title>Herald</title><meta property="og:title" content="Wall gone">)",
       "<p>3 May 2014</p><h4>What is known of it so far</h4>", "Wall gone"},
  });
}

TEST_CASE("the last of a trail of links is no headline, the heading that readers see is") {
  const std::string head =
      R"(<title>Saltmere wall: damage, cost | Herald</title><meta property="og:title" content="What the sea took from Saltmere">)";
  check({
      {head,
       "<ol class='c-breadcrumbs'><li><a href=/coast>Coast</a><li><h1>Saltmere wall: damage, "
       "cost</h1></ol><h2>What the sea took from Saltmere</h2>",
       "What the sea took from Saltmere"},
      {head,
       "<nav aria-label=Breadcrumb><a href=/coast>Coast</a><h1>Saltmere wall: damage, "
       "cost</h1></nav><h2>What the sea took from Saltmere</h2>",
       "What the sea took from Saltmere"},
      // Above the headline itself, a trail changes nothing.
      {"<title>Saltmere wall: damage, cost | Herald</title>",
       "<ol class=breadcrumb><li><a href=/coast>Coast</a></ol><h1>Saltmere wall: damage, "
       "cost</h1><h2>What the sea took from Saltmere</h2>",
       "Saltmere wall: damage, cost"},
  });
}

TEST_CASE("a heading in the text that is a piece of <title> is not the headline") {
  check({
      {"<title>Is the old wall a dream? The hard work of the masons of Saltmere</title>",
       "<h1>The hard work of the masons: why fewer walls are built in Saltmere</h1>"
       "<h3>The old wall a dream?</h3>",
       "The hard work of the masons: why fewer walls are built in Saltmere"},
      // The name of a programme goes on behind no headline.
      {"<title>The wall of Saltmere is gone - Herald</title>",
       "<h1>The wall of Saltmere is gone</h1><h3>The wall of Saltmere is gone | coast today</h3>",
       "The wall of Saltmere is gone"},
      {R"(<title>Obituary: Ann Lee, who built walls</title>)", "<h1>Obituary</h1>",
       "Obituary: Ann Lee, who built walls"},
  });
}

TEST_CASE("the name of the site is found between two separators, and without spaces around one") {
  check({
      {R"(<title>A wall is breached - Herald - News since 1901</title><meta property="og:site_name" content="Herald">)",
       "", "A wall is breached"},
      {"<title>Wall is breached : The Coast : Herald</title>",
       "<h2><a href=/coast>The Coast</a></h2>", "Wall is breached : The Coast"},
      {"<title>堤防が決壊、二つの通りが浸水｜日刊ヘラルドDIGITAL</title>",
       "<h1>堤防が決壊、二つの通りが浸水</h1>", "堤防が決壊、二つの通りが浸水"},
      {R"(<title>A wall-Politics | Herald</title><meta name="headline" content="A wall is gone">)",
       "", "A wall is gone"},
  });
}

TEST_CASE("two wordings of a headline are known as such where no spaces part words") {
  check({
      {"<title>新聞ストッカーは引越しにも使える！ 新聞も家具も簡単に固定 | ヘラルド</title>",
       "<h1>新聞ストッカーは引越しにも使える！ 家具の固定も簡単</h1>",
       "新聞ストッカーは引越しにも使える！ 家具の固定も簡単"},
  });
}

TEST_CASE("a line that is called the headline is it where no heading is") {
  check({
      {"<title>Herald | News | A wall is breached at last</title>",
       "<table><tr><td><a href=/>Home</a></td></tr></table><div class=headline>A wall is breached "
       "at last</div>",
       "A wall is breached at last"},
      {"<title>News</title>", "<div class=headline>A wall is breached</div>", "A wall is breached"},
      {"<title>A wall is breached at Saltmere</title>", "<p class=title>Another thing here</p>",
       "A wall is breached at Saltmere"},
      {"<title>Untitled Document</title>", "<h2>A wall is breached</h2><h3>The coast</h3>",
       "A wall is breached"},
      {R"(<title>A wall</title><meta property="og:title" content="A wall is breached">)",
       "<h1><span>The coast</span><span>A wall is breached</span></h1>", "A wall is breached"},
  });
}

TEST_CASE("a page that has a trail of links is none, so its <h1> is the headline") {
  check({
      {"<title>Wall breached | Herald</title>",
       "<div class=with-breadcrumbs><h1>Saltmere wall breached by storm</h1><h2>Wall breached at "
       "last</h2></div>",
       "Saltmere wall breached by storm"},
      {"<title>Wall breached at last | Herald</title>",
       "<div aria-label='Breadcrumbs'><h1>Saltmere wall breached by storm</h1></div><h2>Wall "
       "breached at last</h2>",
       "Wall breached at last"},
  });
}
