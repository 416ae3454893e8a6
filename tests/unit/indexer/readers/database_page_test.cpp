// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/database_page.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/text_source.hpp"

using namespace byline;

namespace {

const std::string kFactiva = R"(<!DOCTYPE html>
<html><head><title>Factiva</title><style>.article{margin:0}</style></head>
<body><h1>Factiva</h1>
<div class="article enArticle"><table><tr><td class="index"><b>SE</b>&nbsp;</td><td>Local</td></tr>
<tr><td><b>HD</b>&nbsp;</td><td><b class='enHeadline'>A wall
is gone</b></td></tr><tr><td><b>BY</b>&nbsp;</td><td>By Ann Lee</td></tr>
<tr><td><b>WC</b>&nbsp;</td><td>295 words</td></tr>
<tr><td><b>PD</b>&nbsp;</td><td>29 December 2011</td></tr>
<tr><td><b>SN</b>&nbsp;</td><td>The Harbour Herald</td></tr>
<tr><td><b>PG</b>&nbsp;</td><td>26</td></tr><tr><td><b>LA</b>&nbsp;</td><td>English</td></tr>
<tr><td><p><b>LP</b>&nbsp;</p></td><td><p class="articleParagraph">One.</p>
<p class="articleParagraph">Two.</p></td></tr>
<tr><td><p><b>TD</b>&nbsp;</p></td><td><p class="articleParagraph">Three.</p></td></tr>
<tr><td><br/><b>NS</b>&nbsp;</td><td><br/>gwall : Walls | ggate : Gates/Doors</td></tr>
<tr><td><br/><b>AN</b>&nbsp;</td><td><br/>Document HER0000020111229</td></tr></table></div><br/>
<div class="article enArticle"><table><tr><td><b>HD</b>&nbsp;</td><td>A road is open</td></tr>
<tr><td><b>LP</b></td><td><p>It is.</p></td></tr></table></div>
<div id="pageFooter"><table><tr><td>&copy; 2011 Factiva, Inc.</td></tr></table></div></body></html>
)";

// As it is since 2013.
const std::string kEuropresse = R"(<!DOCTYPE html> <html> <head> <title></title></head>
<body>  <article> <header> <img src="lm.gif" /> <div> <span class="DocPublicationName">Le Port   </span>
</div> <div> <span class="DocHeader">Politique, mardi 14 mars 2006, p. 12</span> </div>
<div><p>MURS</p></div>  <div class="titreArticle"> <p class='sm-margin-bottom'>TRIBUNES</p>
<p class="titreArticleVisu">Un mur a <mark>disparu</mark></p>  </div>  <div>Anne Lefort</div> </header>
<section> <div class="DocText"> <p>Le mur a disparu.</p> <p>On ne sait pas
pourquoi.</p> </div> </section>
<aside> <b>Note(s) : </b> <p>Une note.</p> </aside>
<footer> <small>© 2006 Le Port. Tous droits réservés.</small>
<p>Numéro de document : news·20060314·LP·1</p> </footer> </article>
<article> <header> <span class="DocPublicationName">Mag, no. 5968</span> <span class="DocHeader">lundi
13 mars 2006</span> <div class="titreArticle"><p class="titreArticleVisu">Deux</p></div></header>
<section><p>Texte.</p></section></article></body></html>
)";

// As it was before: no elements of its own.
const std::string kOldEuropresse =
    "<html><body><table><tr><td><span class=\"DocPublicationName\">Le Port</span><br>"
    "<span class=\"DocHeader\">Une, </span><span class=\"DocHeader\">jeudi </span>"
    "<span class=\"DocHeader\">5 octobre 2013</span><br><br>"
    "<span class=\"TitreArticleVisu\">Un mur</span><br><br>Un. <font>Encore "
    "un.</font><p></p>Deux.<p></p>"
    "<b><i>\u00A9 2012 Le Port. Tous droits.</i></b><p></p>Num\u00E9ro de document : "
    "news\u00B71<br><table><tr><td>Ce certificat</td></tr></table></td></tr></table></body></html>";

const RawArticle& article(const std::vector<ParseResult>& results, std::size_t index) {
  REQUIRE(results.size() > index);
  return std::get<RawArticle>(results[index]);
}

}  // namespace

TEST_CASE("a page of Factiva gives an article for each table of codes") {
  for (const std::size_t step : {1U, 7U, 65536U}) {
    const auto results = test::read_as("database", kFactiva, step);
    CHECK(results.size() == 2);
    const RawArticle& raw = article(results, 0);
    CHECK(raw.article.id == "HER0000020111229");
    CHECK(raw.article.title == "A wall is gone");
    CHECK(raw.article.outlet == "The Harbour Herald");
    CHECK(raw.article.date == Date{2011, 12, 29});
    CHECK(raw.article.section == "Local");
    CHECK(raw.article.page == "26");
    CHECK(raw.article.language == "English");
    CHECK(test::joined(raw.article.tags) == "Walls|Gates/Doors");
    CHECK(test::joined(raw.author_texts) == "By Ann Lee");
    CHECK(test::joined(raw.article.paragraphs) == "One.|Two.|Three.");
    const RawArticle& second = article(results, 1);
    CHECK(second.article.title == "A road is open");
    CHECK(test::joined(second.article.paragraphs) == "It is.");
  }
}

TEST_CASE("a page of Europresse gives an article for each newspaper that it names") {
  for (const std::size_t step : {1U, 65536U}) {
    const auto results = test::read_as("database", kEuropresse, step);
    CHECK(results.size() == 2);
    const RawArticle& raw = article(results, 0);
    CHECK(raw.article.id == "news\u00B720060314\u00B7LP\u00B71");
    CHECK(raw.article.title == "Un mur a disparu");
    CHECK(raw.article.outlet == "Le Port");
    CHECK(raw.article.date == Date{2006, 3, 14});
    CHECK(raw.article.section == "Politique");
    CHECK(raw.article.page == "12");
    CHECK(test::joined(raw.author_texts) == "Anne Lefort");
    CHECK(test::joined(raw.article.paragraphs) == "Le mur a disparu.|On ne sait pas pourquoi.");
    const RawArticle& second = article(results, 1);
    CHECK(second.article.title == "Deux");
    CHECK(second.article.outlet == "Mag");
    CHECK(second.article.date == Date{2006, 3, 13});
    CHECK(test::joined(second.article.paragraphs) == "Texte.");
  }
  const auto results = test::read_as("database", kOldEuropresse);
  const RawArticle& old = article(results, 0);
  CHECK(old.article.title == "Un mur");
  CHECK(old.article.section == "Une");
  CHECK(old.article.date == Date{2013, 10, 5});
  CHECK(old.article.id == "news\u00B71");
  CHECK(test::joined(old.article.paragraphs) == "Un. Encore un.|Deux.");
}

TEST_CASE("pages of press databases are known by what they say, others are pages") {
  for (const std::string& page : {kFactiva, kEuropresse, kOldEuropresse}) {
    const Format* format = recognise("download.html", page);
    REQUIRE(format != nullptr);
    CHECK(format->name == "database");
  }
  const Format* format =
      recognise("page.html",
                "<html><title>About Factiva</title><div class=\"article a\">A wall</div></html>");
  REQUIRE(format != nullptr);
  CHECK(format->name == "html");
}

TEST_CASE("a page of a press database without articles is a reject that says so") {
  CHECK(test::titles_as("database", "<html><title>Factiva</title><p>Log in</p></html>") ==
        "!a page of a press database without an article");
  CHECK(test::titles_as("database", "") == "");
  CHECK(test::titles_as("database", "<div class=\"article enArticle\"><table></table></div>", 1) ==
        "!no title and no text");
}
