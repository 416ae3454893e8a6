// SPDX-License-Identifier: GPL-3.0-or-later
// BibTeX, RIS and CSL-JSON.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/support/render_samples.hpp"

using namespace byline;
using byline::test::rendered;

namespace {

std::string cited(std::string_view format, const std::vector<Hit>& hits) {
  return rendered(format, {}, [&](Renderer& r) { r.hits(test::page_of(hits)); });
}

}  // namespace

TEST_CASE("bibtex is an @article with its months as macros, or a @misc") {
  CHECK(cited("bibtex", {test::flood_hit(), test::bare_hit()}) ==
        "@article{byline-4f2a9c1d00,\n"
        "  title = {{Flood closes the harbour}},\n"
        "  author = {Ada Marsh and Bo Lind},\n"
        "  journal = {The Harbour Times},\n"
        "  year = {2014},\n"
        "  month = jun,\n"
        "  day = {3},\n"
        "  language = {en},\n"
        "  keywords = {weather, port},\n"
        "  note = {Agency: AP},\n"
        "  url = {https://harbour.example/flood}\n"
        "}\n"
        "\n"
        "@misc{byline-zz\n"
        "}\n"
        "\n");
  CHECK(cited("bibtex", {}).empty());
}

TEST_CASE("bibtex escapes for LaTeX and keeps braces and names whole") {
  Hit hit = test::bare_hit();
  hit.shown_id = "a_b:c";
  hit.article.title = "50% of {R&D} costs $5_000 ~ #1 ^ \\end";
  hit.article.authors = {"Marsh, Ada", "Sand and Sea"};
  hit.article.url = "https://x.example/{a}%20b\\";
  hit.article.date = {2014, 6, 0};
  CHECK(cited("bibtex", {hit}) ==
        "@misc{byline-a_5Fb_3Ac,\n"
        "  title = {{50\\% of \\textbraceleft{}R\\&D\\textbraceright{} costs \\$5\\_000 "
        "\\textasciitilde{} \\#1 \\textasciicircum{} \\textbackslash{}end}},\n"
        "  author = {{Marsh, Ada} and {Sand and Sea}},\n"
        "  year = {2014},\n"
        "  month = jun,\n"
        "  url = {https://x.example/%7Ba%7D%20b%5C}\n"
        "}\n\n");
}

TEST_CASE("ris is a NEWS record with lines ended by CR LF") {
  CHECK(cited("ris", {test::flood_hit()}) ==
        "TY  - NEWS\r\n"
        "ID  - 4f2a9c1d00\r\n"
        "TI  - Flood closes the harbour\r\n"
        "AU  - Ada Marsh\r\n"
        "AU  - Bo Lind\r\n"
        "T2  - The Harbour Times\r\n"
        "PY  - 2014\r\n"
        "DA  - 2014/06/03/\r\n"
        "SE  - News\r\n"
        "UR  - https://harbour.example/flood\r\n"
        "LA  - en\r\n"
        "KW  - weather\r\n"
        "KW  - port\r\n"
        "N1  - Agency: AP\r\n"
        "ER  - \r\n"
        "\r\n");
  Hit hit = test::bare_hit();
  hit.article.title = "One\nER  - \nTwo";
  hit.article.date = {2014, 0, 0};
  CHECK(cited("ris", {hit}) ==
        "TY  - NEWS\r\nID  - zz\r\nTI  - One ER - Two\r\nPY  - 2014\r\nDA  - 2014///\r\n"
        "ER  - \r\n\r\n");
}

TEST_CASE("csl-json is an array of newspaper articles without what is missing") {
  CHECK(cited("csl-json", {test::flood_hit(), test::bare_hit()}) ==
        R"([{"id":"4f2a9c1d00","type":"article-newspaper","title":"Flood closes the harbour",)"
        R"("author":[{"literal":"Ada Marsh"},{"literal":"Bo Lind"}],)"
        R"("container-title":"The Harbour Times","issued":{"date-parts":[[2014,6,3]]},)"
        R"("URL":"https://harbour.example/flood","language":"en","section":"News",)"
        R"("keyword":"weather, port","note":"Agency: AP"},)"
        R"({"id":"zz","type":"article-newspaper"}])"
        "\n");
  CHECK(cited("csl-json", {}) == "[]\n");
  Hit hit = test::bare_hit();
  hit.article.date = {2014, 6, 0};
  hit.article.url = "javascript:alert(1)";
  const auto items = nlohmann::json::parse(cited("csl-json", {hit}));
  CHECK(items[0]["issued"]["date-parts"].dump() == "[[2014,6]]");
  CHECK_FALSE(items[0].contains("URL"));
}
