// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/moving.hpp"

#include <doctest/doctest.h>

#include "tests/unit/searcher/browse/sample_state.hpp"

namespace byline::browse {
namespace {

using test::Setting;
using enum Pointer::Kind;

// With the mouse in use and everything answered.
Setting pointing(Size size = {80, 24}) {
  Setting setting(size);
  setting.answer();
  setting.press({"Ctrl-T"});
  return setting;
}

TEST_CASE("a movement stays in its list") {
  struct Row {
    const char* what;
    std::size_t at;
    Action action;
    std::size_t size;
    std::size_t page;
    std::size_t expected;
  };
  const Row rows[] = {
      {"down", 0, Action::Down, 3, 2, 1},
      {"down at the end", 2, Action::Down, 3, 2, 2},
      {"up", 2, Action::Up, 3, 2, 1},
      {"up at the beginning", 0, Action::Up, 3, 2, 0},
      {"a page on", 0, Action::PageDown, 9, 4, 4},
      {"a page beyond", 7, Action::PageDown, 9, 4, 8},
      {"a page back", 8, Action::PageUp, 9, 4, 4},
      {"to the first", 8, Action::First, 9, 4, 0},
      {"to the last", 0, Action::Last, 9, 4, 8},
      {"an empty list", 0, Action::Last, 0, 4, 0},
      {"a page of no rows", 0, Action::PageDown, 9, 0, 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(moved_row(row.at, row.action, row.size, row.page) == row.expected);
  }
}

TEST_CASE("the mouse does nothing before Ctrl-T, and nothing after another") {
  Setting setting;
  setting.answer();
  setting.point(Press, "Weather");
  CHECK(chosen_id(setting.state) == "aaa1111");
  setting.press({"Ctrl-T", "Ctrl-T"});
  setting.point(Press, "Weather");
  CHECK(chosen_id(setting.state) == "aaa1111");
  CHECK(setting.others.size() == 2);  // on, off
}

TEST_CASE("a press chooses a hit, another one reads it") {
  Setting setting = pointing();
  setting.point(Press, "Weather");
  CHECK(chosen_id(setting.state) == "ccc3333");
  CHECK_FALSE(setting.state.article.open);
  setting.point(Press, "Weather");
  CHECK(setting.state.article.open);
  CHECK(setting.asked(AskKind::Article)->id == "ccc3333");
}

TEST_CASE("a press on the hit that is chosen only gives the keys back to the hits") {
  Setting setting = pointing();
  setting.press({"h"});
  setting.point(Press, "Sea wall");
  CHECK(setting.state.pane == Pane::Hits);
  CHECK_FALSE(setting.state.article.open);
}

TEST_CASE("a press chooses a value, another one narrows to it") {
  Setting setting = pointing();
  setting.point(Press, "Northmarsh");
  CHECK(setting.state.pane == Pane::Values);
  CHECK(setting.state.question.filters.empty());
  setting.point(Press, "Northmarsh");
  CHECK(setting.state.question.filters ==
        std::vector<Filter>{{Field::Outlet, "Northmarsh Courier"}});
}

TEST_CASE(
    "a press on a heading gives the keys to its list and chooses nothing, between panes it does "
    "nothing") {
  Setting setting = pointing();
  setting.point(Press, "Outlets");
  CHECK(setting.state.pane == Pane::Values);
  CHECK(setting.state.values.scroll.selected == 0);
  setting.point(Press, "│");
  CHECK(setting.state.pane == Pane::Values);
}

TEST_CASE("presses on the timeline choose the bar and narrow to it") {
  Setting setting = pointing();
  setting.point(Press, "█");
  CHECK(setting.state.pane == Pane::Timeline);
  CHECK(setting.state.timeline.selected == 0);
  setting.point(Press, "█");
  CHECK(setting.state.question.since == day_of(2012, 1, 1));
  CHECK(setting.state.question.until == day_of(2012, 12, 31));
}

TEST_CASE("the wheel moves what is below it and leaves the keys where they are") {
  Setting setting = pointing({200, 60});
  setting.answer();
  setting.point(WheelDown, "Article");
  CHECK(setting.state.article.top == 3);
  CHECK(setting.state.pane == Pane::Hits);
  setting.point(WheelDown, "Sea wall");
  CHECK(chosen_id(setting.state) == "ccc3333");
  setting.point(WheelUp, "Weather");
  CHECK(chosen_id(setting.state) == "aaa1111");
}

TEST_CASE("a press on the query line opens it, and then the mouse waits") {
  Setting setting = pointing();
  setting.point(Press, "query");
  CHECK(setting.state.entry == Entry::Query);
  setting.point(Press, "Weather");
  CHECK(setting.state.entry == Entry::Query);
  CHECK(chosen_id(setting.state) == "aaa1111");
}

TEST_CASE("over the help the wheel scrolls it and a press closes it") {
  Setting setting = pointing();
  setting.press({"?"});
  setting.point(WheelDown, "Keys");
  CHECK(setting.state.popup_top == 1);
  setting.point(Press, "Keys");
  CHECK(setting.state.popup == Popup::None);
}

TEST_CASE("a pointer outside of the screen does nothing") {
  Setting setting = pointing();
  for (const Pointer& pointer :
       {Pointer{Press, 24, 0}, Pointer{Press, 0, 80}, Pointer{WheelDown, 9999, 9999}})
    CHECK(update(setting.state, pointer).empty());
  CHECK(setting.state.pane == Pane::Hits);
}

}  // namespace
}  // namespace byline::browse
