// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/update.hpp"

#include <doctest/doctest.h>

#include "searcher/browse/narrowing.hpp"
#include "searcher/browse/taking_away.hpp"
#include "tests/unit/searcher/browse/sample_state.hpp"

namespace byline::browse {
namespace {

using test::Setting;

TEST_CASE("the first question asks for hits, values and a timeline") {
  const Setting setting;
  REQUIRE(setting.asked(AskKind::Hits) != nullptr);
  CHECK(setting.asked(AskKind::Values)->key == "outlet");
  CHECK(setting.asked(AskKind::Timeline) != nullptr);
  CHECK(setting.asked(AskKind::Article) == nullptr);
}

TEST_CASE("an answer to a question that is no longer asked is dropped") {
  Setting setting;
  const Ask old = *setting.asked(AskKind::Hits);
  setting.press({"/"});
  setting.type("flood");
  CHECK(setting.asked(AskKind::Hits)->question.text == "flood");
  setting.reply(old);
  CHECK(setting.state.hits.hits.empty());
  CHECK_FALSE(setting.state.hits.known);
  setting.answer();
  CHECK(setting.state.hits.known);
  CHECK(setting.state.hits.hits.size() == 3);
}

TEST_CASE("Enter on an outlet narrows to it, and again no longer") {
  Setting setting;
  setting.answer();
  setting.press({"h", "j", "Enter"});
  const std::vector<Filter> narrowed{{Field::Outlet, "Northmarsh Courier"}};
  CHECK(setting.state.question.filters == narrowed);
  CHECK(setting.asked(AskKind::Hits)->question.filters == narrowed);
  CHECK(setting.shows("[outlet: Northmarsh Courier]"));
  setting.answer();
  setting.press({"j", "Enter"});
  CHECK(setting.state.question.filters.empty());
}

TEST_CASE("filters are taken off from the last, or all at once") {
  Setting setting;
  setting.answer();
  setting.press({"h", "Enter"});
  setting.answer();
  setting.press({"t", "Enter"});
  CHECK(setting.state.question.since == day_of(2014, 1, 1));
  CHECK(setting.state.question.until == day_of(2014, 12, 31));
  CHECK(timeline_unit(setting.state.question) == "month");
  setting.press({"Backspace"});
  CHECK_FALSE(setting.state.question.since);
  CHECK(setting.state.question.filters.size() == 1);
  setting.press({"D"});
  CHECK(setting.state.question == Question{});
}

TEST_CASE("bars of the timeline narrow from here on, or to here") {
  Setting setting;
  setting.answer();
  setting.press({"t", "Left", "<"});
  CHECK(setting.state.question.since == day_of(2013, 1, 1));
  CHECK_FALSE(setting.state.question.until);
  setting.press({">"});
  CHECK(setting.state.question.until == day_of(2013, 12, 31));
}

TEST_CASE("f goes through the fields to narrow by, and each is counted anew") {
  Setting setting;
  setting.answer();
  for (const char* key : {"author", "agency", "section", "lang", "year", "outlet"}) {
    setting.press({"f"});
    CHECK(setting.asked(AskKind::Values)->key == key);
    CHECK(setting.asked(AskKind::Hits) == nullptr);
  }
  setting.press({"F"});
  CHECK(setting.asked(AskKind::Values)->key == "year");
}

TEST_CASE("the query line is edited, given up and remembered") {
  Setting setting;
  setting.press({"/"});
  setting.type("sea wall");
  setting.press({"Enter", "/", "Ctrl-W"});
  CHECK(setting.state.question.text == "sea ");
  setting.press({"Escape"});
  CHECK(setting.state.question.text == "sea wall");
  setting.press({"/", "Ctrl-U"});
  setting.type("flood");
  setting.press({"Enter"});
  CHECK(setting.state.history == std::vector<std::string>{"sea wall", "flood"});
  setting.press({"/", "Up", "Up"});
  CHECK(setting.state.question.text == "sea wall");
  setting.press({"Down", "Down"});
  CHECK(setting.state.question.text.empty());
}

TEST_CASE("a key that moves nothing asks nothing") {
  Setting setting;
  setting.answer();
  setting.press({"j", "k", "Tab", "?", "Escape", "m", "M", "z"});
  CHECK(setting.asks.empty());
}

TEST_CASE("a story unfolds to its copies, which can be read and marked") {
  Setting setting;
  setting.answer();
  setting.press({"u"});
  CHECK(hit_rows(setting.state.hits).size() == 5);
  CHECK(setting.shows("= The Times ddd4444"));
  setting.press({"j", "m"});
  CHECK(setting.state.marked == std::vector<std::string>{"ddd4444"});
  setting.press({"Enter"});
  CHECK(setting.asked(AskKind::Article)->id == "eee5555");
  setting.press({"q", "u"});
  CHECK(hit_rows(setting.state.hits).size() == 3);
}

TEST_CASE("q closes what is open, then leaves") {
  Setting setting;
  setting.answer();
  setting.press({"Enter"});
  setting.answer();
  CHECK(setting.state.article.open);
  setting.press({"?", "q", "q"});
  CHECK_FALSE(setting.state.article.open);
  CHECK_FALSE(setting.left);
  setting.press({"Escape"});
  CHECK_FALSE(setting.left);
  setting.press({"q"});
  CHECK(setting.left);
}

TEST_CASE("n goes from match to match and round") {
  Setting setting;
  setting.answer();
  setting.press({"Enter"});
  setting.answer();
  setting.press({"n"});
  CHECK(setting.state.article.match == 1);
  setting.press({"N"});
  CHECK(setting.state.article.match == 60);
  CHECK(setting.state.article.top > 60);
  CHECK(setting.shows("match 60 of 60"));
}

TEST_CASE("what is marked is written in the format and the file that were typed") {
  Setting setting;
  setting.answer();
  setting.press({"m", "m", "x", "Ctrl-U"});
  setting.type("nonsense");
  setting.press({"Enter"});
  CHECK(setting.state.entry == Entry::Format);
  setting.press({"Ctrl-U"});
  setting.type("csv");
  setting.press({"Enter", "Enter"});
  const Ask* ask = setting.asked(AskKind::Export);
  REQUIRE(ask != nullptr);
  CHECK(ask->ids == std::vector<std::string>{"aaa1111", "bbb2222"});
  CHECK(ask->format == "csv");
  CHECK(ask->path == "byline-export.csv");
  setting.answer();
  CHECK(setting.shows("wrote it"));
}

TEST_CASE("only addresses of the web are opened, encoded") {
  Setting setting;
  setting.answer();
  setting.press({"o"});
  REQUIRE(setting.others.size() == 1);
  CHECK(std::get<OpenAddress>(setting.others[0]).url == "https://example.org/aaa1111");
  for (const char* url : {"file:///etc/passwd", "javascript:alert(1)", "", "--help"}) {
    setting.state.hits.hits[0].article.url = url;
    setting.press({"o"});
    CHECK(setting.others.size() == 1);
  }
  setting.state.hits.hits[0].article.url = "https://example.org/a b$(reboot)\x1b";
  setting.press({"o"});
  CHECK(std::get<OpenAddress>(setting.others[1]).url == "https://example.org/a%20b$(reboot)%1B");
}

TEST_CASE("more like this is a question of its own, with its values and timeline") {
  Setting setting;
  setting.answer();
  setting.press({"l"});
  CHECK(setting.asked(AskKind::Hits)->question.similar == "aaa1111");
  CHECK(setting.asked(AskKind::Values)->question.similar == "aaa1111");
  CHECK(setting.asked(AskKind::Timeline)->question.similar == "aaa1111");
  CHECK(setting.shows("[like: aaa1111]"));
  setting.press({"d"});
  CHECK(setting.asked(AskKind::Hits)->question.similar.empty());
}

TEST_CASE("Tab completes fields, and values once the archive named them") {
  Setting setting;
  setting.press({"/"});
  setting.type("wall outl");
  setting.press({"Tab"});
  CHECK(setting.state.line.text == "wall outlet:");
  setting.press({"Tab"});
  REQUIRE(setting.asked(AskKind::Names) != nullptr);
  setting.answer();
  CHECK(setting.state.line.text == "wall outlet:=\"Harbour Herald\"");
  setting.press({"Tab"});
  CHECK(setting.state.question.text == "wall outlet:=\"Northmarsh Courier\"");
}

TEST_CASE("a problem stays until there is an answer, and the old hits with it") {
  Setting setting;
  setting.answer();
  setting.press({"/"});
  setting.type("(");
  const Ask ask = *setting.asked(AskKind::Hits);
  (void)update(setting.state, Reply{ask.kind, ask.turn, Problem{"this bracket is not closed", ""}});
  CHECK(setting.shows("this bracket is not closed"));
  CHECK(setting.shows("Sea wall breaks"));
  setting.press({"Backspace"});
  setting.answer();
  CHECK_FALSE(setting.shows("this bracket is not closed"));
}

TEST_CASE("beside the hits the article follows what is chosen") {
  Setting setting({200, 60});
  setting.answer();
  CHECK(setting.asked(AskKind::Article)->id == "aaa1111");
  setting.answer();
  CHECK(setting.shows("Jane Doe"));
  setting.press({"j"});
  CHECK(setting.asked(AskKind::Article)->id == "bbb2222");
}

TEST_CASE("no key crashes any pane of any size") {
  for (const Size size : {Size{1, 1}, Size{2, 3}, Size{10, 5}, Size{59, 19}, Size{60, 20},
                          Size{119, 29}, Size{120, 60}, Size{300, 100}}) {
    Setting setting(size);
    for (int round = 0; round < 2; ++round) {
      for (const KeyRow& row : all_keys()) {
        if (row.action == Action::Leave) continue;
        const std::string name(row.keys.substr(0, row.keys.find(", ")));
        setting.press({name});
        CHECK(setting.screen().size() == size.rows);
        setting.answer();
        CHECK(setting.screen().size() == size.rows);
      }
    }
    setting.resize({1, 1});
    CHECK(setting.screen().size() == 1);
  }
}

}  // namespace
}  // namespace byline::browse
