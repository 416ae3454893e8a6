// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/html_renderer.hpp"

#include <doctest/doctest.h>

#include "tests/support/render_samples.hpp"

using namespace byline;
using byline::test::rendered;

namespace {

std::string page_text(const HitPage& page) {
  return rendered("html", {}, [&](Renderer& r) { r.hits(page); });
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("html is a whole page with marked words and links") {
  const std::string text = page_text(test::page_of({test::flood_hit()}));
  CHECK(text.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n"));
  CHECK(text.ends_with("</body>\n</html>\n"));
  const std::size_t body = text.find("<h1");
  REQUIRE(body != std::string::npos);
  CHECK(text.substr(body) ==
        "<h1 dir=\"auto\">flood</h1>\n"
        "<p class=\"total\" dir=\"auto\">1 article, 1 story</p>\n"
        "<article>\n"
        "<h2 dir=\"auto\"><a href=\"https://harbour.example/flood\" rel=\"noopener noreferrer\">"
        "<mark>Flood</mark> closes the harbour</a></h2>\n"
        "<p class=\"about\" dir=\"auto\">The Harbour Times · Ada Marsh, Bo Lind · 2014-06-03 · "
        "AP</p>\n"
        "<p class=\"snippet\" dir=\"auto\">The <mark>flood</mark> came at night.</p>\n"
        "<p class=\"copies\" dir=\"auto\">+3: Herald (2), Post</p>\n"
        "<p class=\"id\" dir=\"auto\">4f2a9c1d00</p>\n"
        "</article>\n"
        "</body>\n</html>\n");
}

TEST_CASE("html shows markup of an article as text and links to the web alone") {
  Hit hit = test::hostile_hit("<script>alert('1')</script>\"&");
  hit.article.url = "javascript:alert(1)";
  std::string text = page_text(test::page_of({hit}));
  CHECK_FALSE(holds(text, "<script"));
  CHECK_FALSE(holds(text, "href"));
  CHECK(holds(text, "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;"));
  hit.article.url = "HTTPS://x.example/\"onmouseover='a'";
  text = page_text(test::page_of({hit}));
  CHECK(holds(text, "href=\"HTTPS://x.example/%22onmouseover=%27a%27\""));
}

TEST_CASE("whole articles have their paragraphs, and the page says what was cut") {
  ShownArticles list;
  list.articles = {test::flood_hit()};
  const std::string articles = rendered("html", {}, [&](Renderer& r) { r.articles(list); });
  CHECK(holds(articles, "<p class=\"text\" dir=\"auto\">Nobody was hurt.</p>\n"));
  HitPage page = test::page_of({test::bare_hit()});
  page.total.articles = 5;
  page.cut = true;
  CHECK(holds(page_text(page), "showing 1-1 of 5 (use -n or --offset)"));
}
