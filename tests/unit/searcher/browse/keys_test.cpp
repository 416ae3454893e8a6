// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/keys.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <utility>

#include "common/base/file.hpp"

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

// The tables as docs/browse.md has them.
std::string tables() {
  std::string text;
  std::string_view group;
  for (const KeyRow& row : all_keys()) {
    if (row.group != group)
      text += "\n**" + std::string(row.group) + "**\n\n| key | does |\n|---|---|\n";
    group = row.group;
    std::string keys(row.keys);
    for (std::size_t at = keys.find(", "); at != std::string::npos; at = keys.find(", ", at + 4))
      keys.replace(at, 2, "`, `");
    text += "| `" + keys + "` | " + std::string(row.help) + " |\n";
  }
  return text;
}

TEST_CASE("docs/browse.md has the keys that the browser has") {
  const std::string page = read_file(BYLINE_BROWSE_PAGE, 1 << 20);
  CHECK(page.find(tables()) != std::string::npos);
}

}  // namespace
}  // namespace byline::browse
