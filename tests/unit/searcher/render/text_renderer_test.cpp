// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/text_renderer.hpp"

#include <doctest/doctest.h>

#include "tests/support/render_samples.hpp"

using namespace byline;
using byline::test::rendered;

namespace {

std::string hits_text(const RenderOptions& options, const HitPage& page) {
  return rendered("text", options, [&](Renderer& r) { r.hits(page); });
}

RenderOptions on(const Terminal& terminal) {
  RenderOptions options;
  options.terminal = terminal;
  return options;
}

}  // namespace

TEST_CASE("in a pipe a hit is a block of whole lines, and the id is whole") {
  CHECK(hits_text({}, test::page_of({test::flood_hit(), test::bare_hit()})) ==
        "Flood closes the harbour\n"
        "The Harbour Times · Ada Marsh, Bo Lind · 2014-06-03 · AP · 4f2a9c1d00\n"
        "https://harbour.example/flood\n"
        "  The flood came at night.\n"
        "  +3: Herald (2), Post\n"
        "\n"
        "(no title)\n"
        "zz\n"
        "\n"
        "2 articles, 2 stories\n");
}

TEST_CASE("in a pipe runs of spaces stay as they are") {
  Hit hit = test::bare_hit();
  hit.article.title = "a  b   c";
  CHECK(hits_text({}, test::page_of({hit})).starts_with("a  b   c\n"));
}

TEST_CASE("on a narrow terminal a hit is wrapped and the id is short") {
  Hit hit = test::flood_hit();
  hit.snippet = {{"The ", false}, {"flood", true}, {" came at night, and nobody was hurt.", false}};
  CHECK(hits_text(on(test::plain_terminal(40)), test::page_of({hit})) ==
        "Flood closes the harbour\n"
        "The Harbour Times · Ada Marsh, Bo Lind ·\n"
        "2014-06-03 · AP · 4f2a9c1\n"
        "https://harbour.example/flood\n"
        "  The flood came at night, and nobody\n"
        "  was hurt.\n"
        "  +3: Herald (2), Post\n"
        "\n"
        "1 article, 1 story\n");
}

TEST_CASE("with colours the title is bold, matches are marked, the address is a link") {
  Hit hit = test::flood_hit();
  hit.copies.clear();
  CHECK(hits_text(on(test::colour_terminal(80)), test::page_of({hit})) ==
        "\033[1;31mFlood\033[0m\033[1m closes the harbour\033[0m\n"
        "The Harbour Times · Ada Marsh, Bo Lind · 2014-06-03 · AP · \033[2m4f2a9c1\033[0m\n"
        "\033]8;;https://harbour.example/flood\033\\\033[36mhttps://harbour.example/flood\033[0m"
        "\033]8;;\033\\\n"
        "  The \033[1;31mflood\033[0m came at night.\n"
        "\n"
        "\033[1m1 article, 1 story\033[0m\n");
}

TEST_CASE("only addresses of the web become links, and nothing leaves the link's sequence") {
  Hit hit = test::flood_hit();
  hit.article.url = "javascript:alert(1)";
  std::string text = hits_text(on(test::colour_terminal(80)), test::page_of({hit}));
  CHECK(text.find("\033]8") == std::string::npos);
  CHECK(text.find("javascript:alert(1)") != std::string::npos);

  hit.article.url = "https://x.example/a\033\\b\u202e";
  text = hits_text(on(test::colour_terminal(80)), test::page_of({hit}));
  CHECK(text.find("\033]8;;https://x.example/a%1B%5Cb%E2%80%AE\033\\") != std::string::npos);
}

TEST_CASE("partial matches are announced and not counted") {
  HitPage page = test::page_of({test::bare_hit()});
  page.total = {0, 0, true, 1, 1};
  page.cut = true;
  page.partial_matches = true;
  CHECK(hits_text(on(test::plain_terminal(80)), page) ==
        "no article has all of these words; the best partial matches:\n"
        "\n"
        "(no title)\n"
        "zz\n"
        "\n"
        "0 articles, 0 stories\n"
        "showing 1-1 of the best partial matches (use -n or --offset)\n");
}

TEST_CASE("a cut list says which rows it shows, an inexact total that it is one") {
  HitPage page = test::page_of({test::bare_hit()});
  page.total = {1234, 98, false, 2, 1};
  page.cut = true;
  page.offset = 40;
  CHECK(hits_text(on(test::plain_terminal(80)), page) ==
        "(no title)\n"
        "zz\n"
        "\n"
        "at least 1,234 articles, about 98 stories\n"
        "showing 41-41 of at least 1234 (use -n or --offset)\n");
  RenderOptions grouped;
  grouped.grouped = true;
  page.total.exact = true;
  page.offset = 0;
  CHECK(hits_text(grouped, page) ==
        "(no title)\nzz\n\n1234 articles, 98 stories\n"
        "showing 1-1 of 98 (use -n or --offset)\n");
}

TEST_CASE("nothing found is one line") {
  CHECK(hits_text({}, test::page_of({})) == "0 articles, 0 stories\n");
}

TEST_CASE("--why and --fields add and choose lines") {
  Hit hit = test::flood_hit();
  hit.why = {"flood (title, text: flood)"};
  RenderOptions options;
  options.fields = {"id", "why", "authors"};
  CHECK(hits_text(options, test::page_of({hit})) ==
        "id: 4f2a9c1d00\nwhy: flood (title, text: flood)\nauthors: Ada Marsh; Bo Lind\n\n"
        "1 article, 1 story\n");
  options.fields.clear();
  options.why = true;
  CHECK(hits_text(options, test::page_of({hit})).find("  why: flood (title, text: flood)\n") !=
        std::string::npos);
}

TEST_CASE("--count is one line, or a bare number that never looks exact when it is not") {
  Answer answer;
  answer.total = {123, 98, true, 1, 1};
  const auto count = [&](std::string of) {
    RenderOptions options;
    options.count_of = std::move(of);
    return rendered("text", options, [&](Renderer& r) { r.count(answer); });
  };
  CHECK(count("") == "123 articles, 98 stories\n");
  CHECK(count("articles") == "123\n");
  CHECK(count("stories") == "98\n");
  answer.total.exact = false;
  CHECK(count("") == "at least 123 articles, about 98 stories\n");
  CHECK(count("articles") == ">=123\n");
}

TEST_CASE("a whole article is its head, its labels and its paragraphs") {
  ShownArticles list;
  list.articles = {test::flood_hit(), test::bare_hit()};
  CHECK(rendered("text", {}, [&](Renderer& r) { r.articles(list); }) ==
        "Flood closes the harbour\n"
        "The Harbour Times · Ada Marsh, Bo Lind · 2014-06-03 · AP\n"
        "https://harbour.example/flood\n"
        "id: 4f2a9c1d00\n"
        "section: News\n"
        "tags: weather, port\n"
        "language: en\n"
        "words: 420\n"
        "source: harbour.jsonl:7\n"
        "added: 2014-05-13T16:53:20Z\n"
        "\n"
        "The flood came at night.\n"
        "\n"
        "Nobody was hurt.\n"
        "\n"
        "----------------------------------------\n"
        "\n"
        "(no title)\n"
        "id: zz\n"
        "words: 0\n");
}
