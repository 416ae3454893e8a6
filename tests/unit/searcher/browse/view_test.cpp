// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/view.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "common/text/terminal_text.hpp"
#include "tests/unit/searcher/browse/sample_state.hpp"

namespace byline::browse {
namespace {

using test::Setting;

TEST_CASE("counts are three dots until they are exact") {
  Setting setting;
  CHECK(setting.screen()[2].find("│...") != std::string::npos);
  CHECK(setting.shows("Outlets ..."));
  CHECK(setting.shows("Timeline ..."));
  setting.answer();
  CHECK(setting.shows("3 articles, 3 stories"));
  CHECK_FALSE(setting.shows("..."));
}

TEST_CASE("a count that was cut says so") {
  Setting setting;
  HitPage page = test::sample_page();
  page.total.exact = false;
  const Ask ask = *setting.asked(AskKind::Hits);
  (void)update(setting.state, Reply{ask.kind, ask.turn, page});
  CHECK(setting.shows("at least 3 articles"));
}

TEST_CASE("matched words have a look of their own in the title and in the article") {
  Setting setting;
  setting.answer();
  setting.press({"j", "Enter"});
  setting.answer();
  const Screen screen = draw(setting.state);
  int matches = 0;
  for (std::size_t row = 0; row < screen.size().rows; ++row) {
    for (const Piece& piece : screen.pieces(row)) {
      if (piece.look != Look::Match) continue;
      CHECK(piece.text == "wall");
      ++matches;
    }
  }
  CHECK(matches > 5);
}

TEST_CASE("escape codes in any field come out as text") {
  const std::string nasty = "\x1b]0;pwned\x07\xe2\x80\xae\xff\n\r";
  Setting setting;
  setting.answer();
  Hit& hit = setting.state.hits.hits[0];
  hit.article.title = hit.article.outlet = hit.shown_id = nasty;
  hit.title = {{nasty, true}};
  hit.copies = {{nasty, nasty}};
  setting.state.values.rows[0].values[0] = nasty;
  setting.state.question.text = nasty;
  setting.state.question.filters = {{Field::Author, nasty}};
  setting.state.hits.answer.notes = {{"x", nasty, nasty, nasty}};
  setting.state.message = nasty;
  MarkedArticle article = test::sample_article(nasty);
  article.hit.article.title = article.hit.article.url = nasty;
  article.hit.title = {{nasty, false}};
  article.paragraphs = {{{nasty, true}}};
  for (const bool open : {false, true}) {
    setting.state.article.open = open;
    setting.state.article.article = article;
    for (const std::vector<std::string>& keys :
         {std::vector<std::string>{"u"}, {"c"}, {"q"}, {"y"}, {"/"}, {"Escape"}, {"x"}}) {
      setting.press(keys);
      const Screen screen = draw(setting.state);
      for (std::size_t row = 0; row < screen.size().rows; ++row) {
        for (const Piece& piece : screen.pieces(row))
          CHECK(terminal_safe(piece.text) == piece.text);
      }
    }
  }
}

TEST_CASE("wide characters and marks are cut at the width that they take") {
  Screen screen({6, 1});
  CHECK(screen.put(0, 0, 6, "海堤海堤") == 5);
  CHECK(plain_lines(screen)[0] == "海堤…");
  screen = Screen({4, 1});
  screen.put(0, 0, 4, "e\u0301a");
  CHECK(plain_lines(screen)[0] == "e\u0301a");
}

TEST_CASE("spans that do not fit are cut with a mark, wherever the cut falls") {
  struct Row {
    std::size_t columns;
    const char* expected;
  };
  const Row rows[] = {{8, "sea wall"}, {9, "sea walls"}, {7, "sea wa…"}, {4, "sea…"},
                      {3, "se…"},      {1, "…"},         {0, ""}};
  for (const Row& row : rows) {
    Screen screen({20, 1});
    std::vector<Span> spans{{"sea ", Look::Plain}, {"wall", Look::Match}};
    if (row.columns == 9) spans.push_back({"s", Look::Plain});
    screen.put(0, 0, row.columns, spans);
    CHECK(plain_lines(screen)[0] == row.expected);
  }
}

TEST_CASE("spans are broken at spaces and keep their looks") {
  const auto lines = wrap_spans(
      {{"the sea ", Look::Plain}, {"wall", Look::Match}, {"s, 海堤海堤", Look::Plain}}, 8);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].size() == 1);
  CHECK(lines[0][0].text == "the sea");
  CHECK(lines[1][0].text == "wall");
  CHECK(lines[1][0].look == Look::Match);
  CHECK(lines[1][1].text == "s,");
  CHECK(lines[2][0].text == "海堤海堤");
}

TEST_CASE("a screen that is too small says so") {
  Setting setting({59, 20});
  setting.answer();
  CHECK(setting.shows("60x20"));
  setting.resize({60, 20});
  CHECK_FALSE(setting.shows("60x20"));
}

TEST_CASE("the keys are behind ?, all of them") {
  Setting setting({80, 24});
  setting.press({"?"});
  const std::vector<std::string> lines = popup_lines(setting.state);
  for (const KeyRow& row : all_keys()) {
    CAPTURE(row.keys);
    CHECK(std::any_of(lines.begin(), lines.end(), [&row](const std::string& line) {
      return line.find("  " + std::string(row.keys)) == 0;
    }));
  }
}

}  // namespace
}  // namespace byline::browse
