// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/keys.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <utility>

namespace byline::browse {
namespace {

TEST_CASE("no key has two rows in one place") {
  std::set<std::pair<KeyPlace, std::string>> seen;
  for (const KeyRow& row : all_keys()) {
    for (std::string_view rest = row.keys; !rest.empty();) {
      const std::size_t comma = rest.find(", ");
      CAPTURE(rest);
      CHECK(seen.emplace(row.place, rest.substr(0, comma)).second);
      rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 2);
    }
  }
}

TEST_CASE("keys are found by their names, in their place") {
  CHECK(action_of(character_key(U'j'), KeyPlace::Panes) == Action::Down);
  CHECK(action_of({Key::Code::Down, 0}, KeyPlace::Panes) == Action::Down);
  CHECK(action_of(character_key(U' '), KeyPlace::Panes) == Action::PageDown);
  CHECK(action_of({Key::Code::Control, U'u'}, KeyPlace::Line) == Action::ClearLine);
  CHECK(action_of(character_key(U'j'), KeyPlace::Line) == Action::None);
  CHECK(action_of(character_key(U','), KeyPlace::Panes) == Action::None);
  CHECK(action_of(character_key(U'海'), KeyPlace::Panes) == Action::None);
}

}  // namespace
}  // namespace byline::browse
