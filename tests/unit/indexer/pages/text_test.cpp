// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/readers/html_page.hpp"

namespace {

struct Row {
  std::string body;
  std::vector<std::string> with, without;
};

const std::string kProse =
    "<p>The sea wall at Saltmere, built in 1953 after the great flood, was breached on Monday "
    "night, and two streets stood under water until the morning.</p>"
    "<p>Nobody was hurt, the harbour master said, but the fish market, the lifeboat station and "
    "the school will stay closed for the rest of the week.</p>";

std::string text_of(const std::string& page) {
  byline::RawRecord record;
  record.bytes = page;
  byline::ParseResult result = byline::html_page::parse(record, {});
  REQUIRE(std::holds_alternative<byline::RawArticle>(result));
  std::string text;
  for (const std::string& line : std::get<byline::RawArticle>(result).article.paragraphs)
    text += line + "\n";
  return text;
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.body);
    const std::string text =
        text_of("<html><head><title>A wall</title></head><body>" + row.body + "</body></html>");
    for (const std::string& part : row.with) {
      CAPTURE(part);
      CHECK(text.find(part) != text.npos);
    }
    for (const std::string& part : row.without) {
      CAPTURE(part);
      CHECK(text.find(part) == text.npos);
    }
  }
}

}  // namespace

TEST_CASE("words inside a sentence are text, whatever their class") {
  check({
      {"<h1>A wall</h1>" + kProse +
           "<p><span class=meta-org>Harbourside</span> will pay four million for a new wall, its "
           "<a class=related href=/c>chairman</a> said on Tuesday.</p>",
       {"Harbourside will pay", "its chairman said"},
       {}},
      {"<h1>A wall</h1>" + kProse + "<p><span class=share>Share it with friends</span></p>",
       {},
       {"Share it"}},
  });
}

TEST_CASE("an id that is a heading's words says nothing of its element") {
  check({
      {"<h1>A wall</h1><div>" + kProse +
           "<div class=section id=sharing-with-a-single-owner><h2>Sharing with a single owner</h2>"
           "<p>A wall that belongs to two owners is mended by neither, as the town has learnt, and "
           "so the council will buy both of its halves.</p></div></div>",
       {"mended by neither"},
       {}},
      {"<h1>A wall</h1><div>" + kProse +
           "<div id=share-buttons><p>Share this, print this, and send this to whom you like, it "
           "costs nothing.</p></div></div>",
       {},
       {"print this"}},
  });
}

TEST_CASE("a table keeps its cells that are links beside those that are not") {
  check({
      {"<h1>A wall</h1><div>" + kProse +
           "<table><tr><td>1953</td><td><a href=/f>The great flood</a></td><td>The first wall is "
           "built of stone.</td></tr></table></div>",
       {"The great flood", "built of stone"},
       {}},
      {"<h1>A wall</h1><div>" + kProse +
           "<table><tr><td><a href=/f>The great flood</a></td><td><a href=/g>The small "
           "flood</a></td></tr></table></div>",
       {},
       {"The great flood", "The small flood"}},
  });
}

TEST_CASE("a page of a few words has them for its text") {
  CHECK(text_of("<html><title>A wall</title><body><a href=/x><p>abc</p><p>def</p>ghi</a></body>") ==
        "abc\ndef\nghi\n");
  CHECK(text_of("<html><title>A wall</title><article><h2>North</h2><h2>South</h2></article>") ==
        "North\nSouth\n");
}

TEST_CASE("a teaser below that repeats the title does not take the text away") {
  check({
      {"<main><p>All the news of the coast, and more of it, on one page, since 1871.</p><h1>A "
       "wall</h1>" +
           kProse + "<div><h2>A wall</h2><p>Read it here, all of it.</p></div></main>",
       {"built in 1953", "Nobody was hurt"},
       {"All the news"}},
  });
}

TEST_CASE("a line above other articles is no text") {
  check({
      {"<h1>A wall</h1><main>" + kProse + "<h3>Schon gelesen?</h3><p>Vous aimerez aussi :</p>" +
           kProse +
           "<h2>Most Popular This Week</h2><p>Most popular of all was the pier.</p></main>",
       {"Nobody was hurt", "the pier"},
       {"Schon gelesen", "Vous aimerez", "This Week"}},
  });
}

TEST_CASE("a teaser is short; what is only called one may be the article") {
  std::string text;
  for (int i = 0; i < 4; ++i) text += kProse;
  check({
      {"<h1>A wall</h1><div><div class='teaser single'>" + text +
           "<a href=/print>Print</a></div><div class=teaser><a href=/b>The harbour is dredged "
           "again, to the relief of its fishermen, who had asked for it</a></div></div>",
       {"built in 1953"},
       {"dredged"}},
  });
}

TEST_CASE("the class of a whole post is not that of its short paragraphs") {
  check({
      {"<article class='post type-post status-publish author-jane'><h1>A wall</h1><div "
       "class=entry-content>" +
           kProse + "<p>“We had no choice,” he said.</p></div></article>",
       {"We had no choice"},
       {}},
      {"<article><h1>A wall</h1><div class=published-by><p>Made by Ann Lee of this "
       "house.</p></div>" +
           kProse + "</article>",
       {"built in 1953"},
       {"of this house"}},
  });
}

TEST_CASE("what holds the headline and its text is no furniture, whatever it is called") {
  std::string menu;
  for (int i = 0; i < 40; ++i)
    menu += "<li><a href=/n>News from another part of the coast</a></li>";
  const std::string others =
      "<div class=grid><h3>More</h3><p>The harbour is dredged again, to the relief of its "
      "fishermen, "
      "who had asked for it in vain for more than eleven years.</p><p>The pier, shut since the "
      "storm, "
      "opens in May, and the band will play, the council said on Friday.</p></div>";
  for (const std::string name :
       {"no-sidebar", "layout-with-sidebar", "content-sidebar-wrap", "article--comment",
        "hentry category-commentary tag-social-media", "subscriber-only"}) {
    check({
        {"<nav>" + menu + "</nav><div class='" + name + "'><h1>A wall</h1><div>" + kProse +
             "</div></div>" + others,
         {"built in 1953", "Nobody was hurt"},
         {}},
    });
  }
  check({
      {"<nav>" + menu + "</nav><h1>A wall</h1><div>" + kProse + "</div><div class=comments>" +
           "<p>First of all, this wall was never any good, and everybody here knew it.</p></div>",
       {"built in 1953"},
       {"never any good"}},
  });
}

TEST_CASE("an article that waits for a script or behind a dialog is no hidden text") {
  const std::string dialog =
      "<div role=dialog><h2>Your privacy</h2><p>We and our partners store and read what is on your "
      "device, such as cookies, and process it.</p></div>";
  check({
      {"<h1>A wall</h1><div id=js_content style='visibility: hidden; opacity: 0'>" + kProse +
           "</div><p>Read the rules.</p>",
       {"built in 1953"},
       {}},
      {"<div id=root aria-hidden=true><h1>A wall</h1>" + kProse + "</div>" + dialog,
       {"built in 1953"},
       {"our partners"}},
      {"<h1>A wall</h1>" + kProse +
           "<div style='display:none'><p>Hidden words, many of them, with commas, in a "
           "row.</p></div>",
       {"built in 1953"},
       {"Hidden words"}},
  });
}

TEST_CASE("a short line that is speech is text, however it is quoted") {
  for (const std::string line : {"»Das stimmt nicht.«", "‘Never again’", "'No comment'",
                                 "‹Jamais !›", "« Jamais »", "هل تعلم؟", "यह सच है।"}) {
    check({{"<h1>A wall</h1><div>" + kProse + "<p>" + line + "</p></div>", {line}, {}}});
  }
  check({{"<h1>A wall</h1><div>" + kProse + "<p>Coast</p><p>Read on</p></div>",
          {},
          {"Coast", "Read on"}}});
}

TEST_CASE("a paragraph of a script without spaces is no crumb") {
  for (const std::string line :
       {"สภาเมืองลงมติเมื่อคืนวันอังคาร", "ສະພາເມືອງລົງມະຕິໃນຄືນວັນອັງຄານ", "မြို့တော်ကောင်စီကဆုံးဖြတ်ခဲ့သည်",
        "ក្រុមប្រឹក្សាបានសម្រេច", "“市议会周二晚投票决定", "市议会周二晚投票决定"}) {
    check({{"<h1>A wall</h1><div>" + kProse + "<p>" + line + "</p></div>", {line}, {}}});
  }
}

TEST_CASE("the text of a page made of widgets, or of a gate for subscribers, is text") {
  const auto widget = [](const std::string& text) {
    return "<div class='elementor-widget elementor-widget-text-editor'>" + text + "</div>";
  };
  std::string gated;
  for (int i = 0; i < 3; ++i) gated += kProse;
  const std::string links = "<p><a href=/a>" + std::string(2000, 'x') + "</a></p>";
  check({
      {"<h1>A wall</h1><div>" + widget(kProse) +
           widget("<p>The pier, shut since the storm, opens "
                  "in May, and the band will play, the council said.</p>") +
           "</div>" + links,
       {"built in 1953", "The pier"},
       {}},
      {"<h1>A wall</h1><div>" + kProse +
           "</div><div class=paywall><p>Subscribe now, and read all "
           "that we write about the sea, the coast and its walls.</p></div>",
       {"built in 1953"},
       {"Subscribe now"}},
      {"<h1>A wall</h1><div><p>The first lines.</p><div class=paywall>" + gated + "</div></div>" +
           links,
       {"built in 1953"},
       {}},
  });
}

TEST_CASE("the text behind a paywall that the page holds is text, however it is marked") {
  const std::string paid =
      "<p>The harbour master had warned of it for years, and so had his father before him.</p>";
  check({
      {"<h1>A wall</h1>" + kProse + "<p class=paywall>It will be built anew, the mayor said.</p>",
       {"built anew"},
       {}},
      {"<h1>A wall</h1>" + kProse + "<div class=paywall hidden>" + paid + paid + paid + "</div>",
       {"warned of it"},
       {}},
      {"<h1>A wall</h1>" + kProse +
           "<div class=paywall><p>Subscribe now to read on, for one pound a month.</p></div>",
       {},
       {"one pound"}},
      {"<h1>A wall</h1>" + kProse +
           "<div class='article-content__sign-in hidden'><p>Create an account or sign in to "
           "continue with your reading experience.</p></div>"
           "<p class='hidden md:block'>The town council met on Tuesday, and will meet again.</p>",
       {"town council"},
       {"Create an account"}},
  });
}

TEST_CASE("the next articles of a page without an end are not its text") {
  check({
      {"<main><article><h1>A wall</h1>" + kProse +
           "</article><article><h1>Another town</h1><p>A third of the fishing fleet of Westbay "
           "was sold last year, and more of it will go, the owners say.</p></article></main>",
       {"Nobody was hurt"},
       {"fishing fleet"}},
  });
}

TEST_CASE("the line below a headline is text, and a long heading of a list, not a short one") {
  check({
      {"<article><h1>A wall</h1><h2>Two streets of the old town stand under water, and the school "
       "stays closed</h2><h2>The coast</h2><h2>Walls</h2>" +
           kProse + "</article>",
       {"Two streets of the old town"},
       {"The coast"}},
      {"<article><h1>A wall</h1>" + kProse +
           "<h3>1. The lifeboat station, which was built in 1891, lost its roof and two boats</h3>"
           "<h3>2. The fish market, where forty people worked, will not be opened again</h3>"
           "<p>All of it was insured, the mayor said.</p></article>",
       {"lost its roof", "forty people"},
       {}},
  });
}

TEST_CASE("what stands between two headlines of the same words is kept where it is prose") {
  const std::string lead =
      "<p>The sea took what the town had built in seventy years, in one night in May.</p>";
  check({
      {"<article><h1>A wall</h1>" + lead + "<h3>A wall</h3>" + kProse + "</article>",
       {"seventy years"},
       {}},
      {"<article><h1>A wall</h1><p>Coast news</p><h3>A wall</h3>" + kProse + "</article>",
       {},
       {"Coast news"}},
  });
}

TEST_CASE("a line about the author, and a heading that links elsewhere, are no text") {
  check({
      {"<article><h1>A wall</h1>" + kProse +
           "<div class=author-description>Ann Lee has written for us since 2019, mostly about "
           "the coast and those who live on it.</div><h2><a href=/b>A boat is sold in "
           "Westbay</a></h2><p>Nobody else was asked.</p></article>",
       {"Nobody else"},
       {"since 2019", "A boat is sold"}},
  });
}

TEST_CASE("an article in several parts of one class is taken whole, other articles are not") {
  const std::string more =
      "<p>A new wall would cost four million, the council said, and take three years to build, "
      "if the money is found, which nobody in the town believes.</p>";
  const std::string part = "<div class='body article__body'>";
  check({
      {"<main><h1>A wall</h1><div>" + part + more + "</div><div class=ad>Buy this</div>" + part +
           kProse + kProse + kProse + "</div></div></main>",
       {"four million", "Nobody was hurt"},
       {"Buy this"}},
      {"<main><h1>A wall</h1><div>" + part + kProse + kProse + kProse +
           "</div><h2>Another town</h2>" + part + more + "</div></div></main>",
       {"Nobody was hurt"},
       {"four million"}},
  });
}

TEST_CASE("the caption of an agency, a list of news and a line said twice are left out") {
  const std::string lead =
      "<p>Two streets of the old town stand under water, and the school stays closed.</p>";
  std::string news;
  for (int i = 0; i < 12; ++i) {
    news +=
        "<li><a href=/b>A boat is sold in Westbay, its owner says</a> WESTBAY: A third of the "
        "fishing fleet was sold last year, and more of it will go, the owners say.</li>";
  }
  check({
      {"<div><ul>" + news + "</ul><h2>A wall</h2>" + kProse + kProse + kProse + "</div>",
       {"Nobody was hurt"},
       {"fishing fleet"}},
      {"<article><h1>A wall</h1><p>In this May 3, 2014, file photo, made available by the town, "
       "the wall stands.</p><p>FILE - The wall in May.</p>" +
           kProse +
           "<p>In this town of four thousand people by the sea nobody can be found who has a "
           "single photo of it.</p></article>",
       {"who has a single photo"},
       {"made available", "The wall in May"}},
  });
  const std::string page = "<html><head><title>A wall</title></head><body><h1>A wall</h1>" + lead +
                           "<article>" + lead + kProse + kProse + "</article></body></html>";
  const std::string text = text_of(page);
  CHECK(text.find("Two streets of") == text.rfind("Two streets of"));
}

TEST_CASE("what stands below a picture is left out, by its credit, its name or its place") {
  const std::string line = "The wall, built in 1953, on the day when it was breached by the sea";
  std::vector<Row> rows;
  for (const std::string& caption :
       {"<p>" + line + ". (AP Photo/Ann Lee)</p>", "<p>" + line + ". Picture: ANN LEE</p>",
        "<p>" + line + " — Foto: Ann Lee/Herald</p>", "<p>" + line + " © Ann Lee</p>",
        "<div class=didascalia>" + line + "</div>", "<div class=img-cap>" + line + "</div>",
        "<div class=img-holder><img><span>" + line + "</span></div>"}) {
    rows.push_back({"<article><h1>A wall</h1>" + kProse + kProse + kProse + caption + "</article>",
                    {"Nobody was hurt"},
                    {"on the day when"}});
  }
  // A picture may stand in the text, and a headline on one.
  rows.push_back({"<article><h1>A wall</h1>" + kProse + "<p class=image><img>" + line +
                      ".</p><p>He took a Photo: it shows the wall. " + line + ".</p></article>",
                  {"on the day when", "it shows the wall"},
                  {}});
  check(rows);
}

TEST_CASE("prose that begins like a caption, a list of news or a byline is text") {
  const auto in_article = [](const std::string& body) {
    return "<article><h1>A wall</h1>" + kProse + body + kProse + "</article>";
  };
  const std::string reply =
      " said that she had warned the town three times, in letters and in the council, and that it "
      "had cost her the seat.";
  check({
      {in_article(
           "<p>In this town of 4,000 people, photographs of the wall hang in every pub.</p>"
           "<p>In this photo essay, the last builders of the wall tell its story.</p>"
           "<p>The report, out in June, goes by the name of The Big Picture: what we need.</p>"),
       {"hang in every pub", "tell its story", "out in June"},
       {}},
      {in_article("<p>In this undated photo provided by the town, the wall stands.</p>"
                  "<p>In this photo, the wall stands in May.</p>"),
       {},
       {"provided by", "in May"}},
      {in_article("<h2>Las mermas del puerto</h2>" + kProse + "<h2>Les mers du Sud</h2>" + kProse +
                  "<h3>Läs mer:</h3><p>Meistgelesene Artikel</p>"),
       {"Las mermas", "Les mers"},
       {"Läs mer", "Meistgelesene"}},
      {in_article("<p><b class=author>Ann Lee</b>" + reply + "</p>"), {"cost her the seat"}, {}},
  });
}

TEST_CASE("a page that is hidden until a script has run is read") {
  CHECK(text_of("<html class=hidden><head><title>A wall</title></head><body><h2>Sea</h2>" + kProse +
                "</body></html>")
            .find("Nobody was hurt") != std::string::npos);
  const std::string more =
      "<p>The mayor said on Tuesday that the town would pay four million for a new wall.</p>";
  check({{"<header><h1>A wall</h1></header><article style='visibility: hidden'>" + kProse +
              "</article>",
          {"Nobody was hurt"},
          {}},
         // Behind a button below the first paragraphs; what is short may be anything.
         {"<article><h1>A wall</h1>" + kProse + "<div id=rest style='display:none'>" + more + more +
              more + "</div><a href=#>Read more</a></article>",
          {"four million"},
          {}},
         {"<article><h1>A wall</h1>" + kProse + "<div class=hidden>" + more + "</div></article>",
          {"Nobody was hurt"},
          {"four million"}}});
}
