// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/authors.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/pages/author_words.hpp"
#include "tests/support/page_samples.hpp"

using Names = std::vector<std::string>;

namespace {

struct Row {
  std::string head, body;
  Names authors;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.head);
    CAPTURE(row.body);
    const byline::RawArticle read =
        byline::test::read_page("<title>A wall</title>" + row.head, row.body);
    CHECK(read.author_texts == row.authors);
  }
}

}  // namespace

TEST_CASE("the words before a name are known in many languages") {
  struct LeadRow {
    std::string line;
    std::size_t bytes;
  };
  for (const LeadRow& row : std::vector<LeadRow>{
           {"By Ann Lee", 3},
           {"Autor: Ann Lee", 7},
           {"Autor:Ann Lee", 6},
           {"Autor:in: Ann Lee", 10},
           {"Eingestellt von Ann Lee", 16},
           {"Écrit par Ann Lee", 11},
           {"View all posts by Ann Lee", 18},
           {"Words: Ann Lee", 7},
           {"Words of Ann Lee", 0},
           {"Text: Ann Lee", 6},
           {"Byron Lee", 0},
           {"Ann Lee", 0},
           {"", 0},
           {"By", 2},
       }) {
    CAPTURE(row.line);
    CHECK(byline::author_lead(row.line) == row.bytes);
  }
  CHECK(byline::is_author_label("Verfasst von"));
  CHECK(byline::is_author_label("Autor:"));
  CHECK_FALSE(byline::is_author_label("Reading time"));
}

TEST_CASE("a byline is found where pages of many makers show it") {
  check({
      {"",
       "<h1>A wall</h1><span class=post-author>Eingestellt von <b>Ann Lee</b></span>",
       {"Ann Lee"}},
      {"", "<h1>A wall</h1><span class=documentAuthor>erstellt von <a>Ann</a> —</span>", {"Ann"}},
      {"",
       "<h1>A wall</h1><div>yas! <span>| By </span><span>Ann Lee</span> | 3 May 2014</div>",
       {"Ann Lee"}},
      {"", "<h1>A wall</h1><p>3 May 2014 // Autor: Ann Lee // 3 minutes</p>", {"Ann Lee"}},
      {"", "<h1>A wall</h1><p>06.11.2023 13:30 von Ann Lee</p>", {"Ann Lee"}},
      {"", "<h1>A wall</h1><p>05.02.2020 - Redaktion: Ann Lee (Pressesprecherin)</p>", {"Ann Lee"}},
      {"",
       "<h1>A wall</h1><p class=author>Ann Lee im Gespräch mit Jo Reed</p>",
       {"Ann Lee, Jo Reed"}},
      {"", R"(<h1>A wall</h1><div><a href="/autorin/ann-lee">Ann Lee</a></div>)", {"Ann Lee"}},
      {"", "<h1>A wall</h1><p>Par Jean le Goff le 3 mai 2014</p>", {"Jean le Goff"}},
      {"", "<h1>A wall</h1><div class=share><p class=author>By Ann Lee</p></div>", {"Ann Lee"}},
      {"",
       "<article><h1>A wall</h1>" + byline::test::kPageProse +
           "<div class=foot><p>By Ann Lee</p></div></article>",
       {"Ann Lee"}},
      // A day behind the names, in words; a class that says what an element has not.
      {"",
       "<h1>A wall</h1><div class=FeatureByline>By <b>Ann Lee</b><br>March 25, 2015</div>",
       {"Ann Lee"}},
      {"", "<h1>A wall</h1><p>Von Ann Lee, Freitag, 3. Mai 2014</p>", {"Ann Lee"}},
      {"",
       "<h1>A wall</h1><div class='sig hasnt-bio'><i class=byline>By Ann Lee</i></div>",
       {"Ann Lee"}},
      {"", "<h1>A wall</h1><p class=author>Ann (A.R.) Lee</p>", {"Ann (A.R.) Lee"}},
      {R"(<meta property="article&#x3A;author" content="Ann&#x20;Lee">)", "", {"Ann Lee"}},
  });
}

TEST_CASE("who wrote it may stand at the end, behind a label") {
  std::string text;
  for (int i = 0; i < 10; ++i) text += byline::test::kPageProse;
  check({
      {"",
       "<h1>A wall</h1>" + text + "<p><strong>Autor:</strong> <a href=/p/7>Ann Lee</a></p>",
       {"Ann Lee"}},
      {"", "<h1>A wall</h1>" + text + "<h5>Autor: </h5>Ann Lee", {"Ann Lee"}},
      {"",
       "<h1>A wall</h1>" + text + "<p>Words: Ann Lee, Jo Reed Photos: Kim Poe</p>",
       {"Ann Lee, Jo Reed"}},
      {"", "<h1>A wall</h1>" + text + "<p>By Ann Lee</p>", {}},
      {"", "<h1>A wall</h1>" + text + "<p>Text: what it says about the wall</p>", {}},
  });
}

TEST_CASE("a line that only begins like a byline is none") {
  check({
      {"", "<h1>A wall</h1><p>By the time the tide turned, it was over</p>", {}},
      {"", "<h1>A wall</h1><p>Di 3. Juni</p>", {}},
      {"", "<h1>A wall</h1><p>Door to door help is offered</p>", {}},
  });
}

TEST_CASE("the author of another article is not this one's") {
  check({
      {"",
       R"(<h1>A wall</h1><a href="/b"><b>The harbour is dredged again</b> <i class=author>By Ann Lee</i></a>)",
       {}},
      {"",
       "<article><h1>A wall</h1></article><article><p class=author>By Ann Lee</p></article>",
       {}},
      {"",
       "<h1>A wall</h1>" + byline::test::kPageProse +
           "<footer class=footer><p class=author>Ann Lee</p></footer>",
       {}},
  });
}

TEST_CASE("names that catalogues turn round are turned back") {
  check({
      {R"(<meta name="citation_author" content="Lee, Ann"><meta name="citation_author" content="Reed, J.">)",
       "",
       {"Ann Lee", "J. Reed"}},
      {R"(<meta name="DC.creator" content="Jong, Michiel de">)", "", {"Michiel de Jong"}},
      {R"(<meta name="DC.creator" content="Ann Lee, Jo Reed">)", "", {"Ann Lee, Jo Reed"}},
      {R"(<meta name="author" content="Lee, Reed">)", "", {"Lee, Reed"}},
  });
}

TEST_CASE("sites and accounts are no authors, those who sign are") {
  check({
      // A blog's publisher is a person.
      {R"(<script type="application/ld+json">{"@graph":[{"@type":"Article","author":{"@id":"#a"},"publisher":{"@id":"#a"}},{"@id":"#a","@type":["Person","Organization"],"name":"Ann Lee"}]}</script>)",
       "",
       {"Ann Lee"}},
      {R"(<script type="application/ld+json">{"@type":"Article","author":{"name":"The Herald"},"publisher":{"@type":"Organization","name":"The Herald"}}</script>)",
       "",
       {}},
      {R"(<meta name=author content=admin>)", "<h1>A wall</h1><p>By Ann Lee</p>", {"Ann Lee"}},
      {R"(<meta name="article:author" content="@herald">)",
       "<h1>A wall</h1><p>By Ann Lee</p>",
       {"Ann Lee"}},
      // Some name the author as the publisher; the byline tells.
      {R"(<meta name=author content="Ann Lee"><meta name="dcterms.publisher" content="Ann Lee">)",
       "<h1>A wall</h1><p>By Ann Lee</p>",
       {"Ann Lee"}},
      {R"(<meta name=author content="Ann Lee"><meta name="dcterms.publisher" content="Ann Lee">)",
       "",
       {}},
      // The account that an article was written under, and who wrote it with its owner.
      {R"(<meta name=author content="Ann Lee">)",
       "<h1>A wall</h1><p>By Ann Lee and Jo Reed</p>",
       {"Ann Lee and Jo Reed"}},
      {R"(<meta name=author content="Ann Lee">)", "<h1>A wall</h1><p>By Jo Reed</p>", {"Ann Lee"}},
      {R"(<meta name=author content="Ann Lee">)",
       "<h1>A wall</h1><p>By Ann Lee, Name, Submit</p>",
       {"Ann Lee"}},
  });
}

TEST_CASE("an organisation, a desk or a login does not hide who signs") {
  const auto stated = [](const std::string& author) {
    return R"(<script type="application/ld+json">{"@type":"NewsArticle","author":)" + author +
           "}</script>";
  };
  const std::string shown = "<h1>A wall</h1><p class=byline>By Ann Lee</p>";
  check({
      {stated(R"({"@type":"Organization","name":"Saltmere Live"})"), shown, {"Ann Lee"}},
      {stated(R"({"@type":"Organization","name":"Saltmere Live"})"), "", {"Saltmere Live"}},
      {stated(R"({"@type":"Organization","name":"Reuters"})"), shown, {"Ann Lee", "Reuters"}},
      {stated(R"({"@type":"Person","name":"Web Desk"})"), shown, {"Ann Lee", "Web Desk"}},
      {R"(<meta name="DC.creator" content="alee">)", shown, {"Ann Lee"}},
      {R"(<meta name="DC.creator" content="alee">)", "", {"alee"}},
      {R"(<meta name="author" content="Super User">)", shown, {"Ann Lee"}},
      {stated(R"({"@type":"Person","name":"Jo Reed"})"), shown, {"Jo Reed"}},
  });
}

TEST_CASE("the words of a byline in several elements are not glued or mixed") {
  check({
      {"",
       "<h1>A wall</h1><div class=authors><a href=/a>Ann Lee</a><a href=/b>Jo Reed</a></div>",
       {"Ann Lee, Jo Reed"}},
      {"",
       "<h1>A wall</h1><div class=author><span>By</span><span>Ann Lee</span></div>",
       {"Ann Lee"}},
      {"",
       "<h1>A wall</h1><ul class=authors><li>Ann Lee</li><li>Jo Reed</li></ul>",
       {"Ann Lee, Jo Reed"}},
      {"",
       "<h1>A wall</h1><div class=byline-block><div>By Ann Lee</div><div>BBC News</div></div>",
       {"Ann Lee, BBC News"}},
      {"",
       "<h1>A wall</h1><div class=byline>By <a href=/lee>Ann Lee</a><span>Staff Writer</span></div>"
       "<p>The wall fell.</p>",
       {"Ann Lee Staff Writer"}},
      {"",
       "<h1>A wall</h1><div class=byline>By <b>ANN LEE</b><br>Staff Writer<br>Saturday, May 3, "
       "2022; Page A01</div>",
       {"ANN LEE, Staff Writer"}},
      {"",
       "<h1>A wall</h1><div class=byline><a href=/a>Ann Lee</a><span>ann@x.example</span></div>",
       {"Ann Lee"}},
      {"",
       "<h1>A wall</h1><div class=author><div>By</div><div>Ann</div><div>Lee</div></div>",
       {"Ann Lee"}},
  });
}

TEST_CASE("what leads to a name and what follows it is no part of it") {
  check({
      {"", "<h1>A wall</h1><p>Posted by Ann Lee at 8:14 AM on May 3, 2022</p>", {"Ann Lee"}},
      {"", "<h1>A wall</h1><p>Submitted by Ann Lee on Tue, 2022-05-03 08:14</p>", {"Ann Lee"}},
      {"", "<h1>A wall</h1><div class=author>Автор: Иван Петров</div>", {"Иван Петров"}},
      {"", "<h1>A wall</h1><div class=author>Foto: Ann Lee, 3 May</div>", {}},
      {"", "<h1>A wall</h1><a rel=author href=/a>Ann Lee →</a>", {"Ann Lee"}},
      {"", "<h1>A wall</h1><div class=author>von&nbsp;<b>lupa</b></div>", {"lupa"}},
      {"",
       "<h1>A wall</h1><div class=author>Ann Lee</div><div class=author-bio>Ann Lee covers the "
       "coast and has won three awards for it.</div>",
       {"Ann Lee"}},
  });
}

TEST_CASE("neither an account nor the author of another article is an author beside the name") {
  const std::string related =
      "<article itemscope itemtype='http://schema.org/NewsArticle'><h3 itemprop=headline>The "
      "harbour</h3><span itemprop=author>Jo Reed</span></article>";
  check({
      {R"(<script type="application/ld+json">{"@type":"Article","author":{"name":"Ann Lee"}}</script><meta name=author content=alee>)",
       "",
       {"Ann Lee"}},
      {"",
       "<div itemscope itemtype='http://schema.org/Article'><h1>A wall</h1><span "
       "itemprop=author>Ann Lee</span>, <span itemprop=author>Bo Ash</span></div>" +
           related,
       {"Ann Lee", "Bo Ash"}},
  });
}

TEST_CASE("the review of a product is not the article beside it") {
  const std::string review = R"({"@type":"Review","author":{"name":"Jo Reed"}})";
  const std::string article = R"({"@type":"NewsArticle","author":{"name":"Ann Lee"}})";
  const auto script = [](const std::string& json) {
    return R"(<script type="application/ld+json">)" + json + "</script>";
  };
  check({
      {script("[" + review + "," + article + "]"), "", {"Ann Lee"}},
      {script(review), "", {"Jo Reed"}},
  });
}

TEST_CASE("authors of microdata stand together; others, and who took the picture, are not theirs") {
  check({
      {"",
       "<div class=top><h1>A wall</h1><p><span itemprop=author>Ann Lee</span> and <span "
       "itemprop=author>Bo Ash</span></p></div><div class=more><ul><li><i><span "
       "itemprop=author>Jo Reed</span></i></ul></div>",
       {"Ann Lee", "Bo Ash"}},
      {"",
       "<figure><img><figcaption itemprop=author>Jo Reed / Images</figcaption></figure>"
       "<h1>A wall</h1><span itemprop=author>Ann Lee</span>",
       {"Ann Lee"}},
      {R"(<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","givenName":"Ann","familyName":"Lee"}]}</script>)",
       "",
       {"Ann Lee"}},
  });
}

TEST_CASE("a byline between the headline and the text is found, whatever it stands in") {
  check({
      {"",
       "<h1>A wall</h1><aside><address><a rel=author href=/a>Ann Lee</a> and <a rel=author "
       "href=/b>Bo Ash</a></address></aside>",
       {"Ann Lee", "Bo Ash"}},
      {"", "<div><h1>A wall</h1><div class=headline__footer>By Ann Lee</div></div>", {"Ann Lee"}},
  });
}

TEST_CASE("what stands beside a name in a byline does not hide it") {
  check({
      {"", "<h1>A wall</h1><div class=byline>By Ann Lee 5 minute Read</div>", {"Ann Lee"}},
      {"", "<h1>A wall</h1><div class=byline>By Kim Min-ji 5 min read</div>", {"Kim Min-ji"}},
      {"", "<h1>A wall</h1><div class=byline>Reuters on Monday Night</div>", {"Reuters"}},
      {"", "<h1>A wall</h1><a class=author>By<b>Ann Lee</b></a>", {"Ann Lee"}},
      {"", "<h1>A wall</h1><div class=author>Coast · Ann Lee, Bo Ash</div>", {"Ann Lee, Bo Ash"}},
      {"",
       "<h1>A wall</h1><div class=byline>Par <a class=author href=/a>Ann Lee</a><i "
       "class=author-place>(Saltmere, bureau)</i></div>",
       {"Ann Lee"}},
      {"",
       "<h1>A wall</h1><p class=author>Ann Lee</p><a rel=author href=/a>See full bio</a>",
       {"Ann Lee"}},
      {"", "<h1>A wall</h1><p class=author>More stories by Ann Lee</p>", {"Ann Lee"}},
      {"",
       "<h1>A wall</h1><span class=submitted>Tue, 05/03/2011 - 08:14 — Ann Lee</span>",
       {"Ann Lee"}},
      {"",
       "<h1>A wall</h1><div class=byline><a href=/staff/ann>Ann Lee</a><i>Twitter: @ann</i></div>",
       {"Ann Lee"}},
      {R"(<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"ann@herald.example"}}</script>)",
       "<h1>A wall</h1><p class=byline>By Ann Lee</p>",
       {"Ann Lee"}},
      // A line at the head comes before a box called "author" far below.
      {"",
       "<h1>A wall</h1><p>by Ann Lee</p>" + byline::test::kPageProse + byline::test::kPageProse +
           byline::test::kPageProse + byline::test::kPageProse + byline::test::kPageProse +
           byline::test::kPageProse + byline::test::kPageProse +
           "<ul><li class=tweet-author>Jo Reed</li></ul>",
       {"Ann Lee"}},
      // The whole list, where one of it is stated.
      {R"(<meta name=author content="Ann Lee">)",
       "<h1>A wall</h1><p><a rel=author href=/b>Bo Ash</a></p><p><a rel=author href=/a>Ann "
       "Lee</a></p>",
       {"Bo Ash", "Ann Lee"}},
      {"",
       "<h1>A wall</h1><p class=line>By <i>Bo Ash</i> and <i class=author-last>Ann Lee</i></p>",
       {"Bo Ash and Ann Lee"}},
  });
}
