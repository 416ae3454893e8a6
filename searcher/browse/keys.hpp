// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the browser, a row each: `?`, docs/browse.md and the man page are made of this table.
// And what the mouse sends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace byline::browse {

// A key as the terminal sends it. Code is Character for whatever has no name of its own.
struct Key {
  enum class Code : std::uint8_t {
    Character,
    Enter,
    Escape,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
    Control  // with the letter in `character`: Control, 'u'
  };
  Code code = Code::Character;
  char32_t character = 0;
  bool operator==(const Key&) const = default;
};

// The mouse at a place of the screen, where it is used (Action::UseMouse).
struct Pointer {
  enum class Kind : std::uint8_t { Press, WheelUp, WheelDown };
  Kind kind = Kind::Press;
  std::size_t row = 0;
  std::size_t column = 0;
};

[[nodiscard]] inline Key character_key(char32_t character) {
  return {Key::Code::Character, character};
}

enum class Action {
  None,
  // Moving
  Down,
  Up,
  PageDown,
  PageUp,
  First,
  Last,
  Left,
  Right,
  Choose,
  NextPane,
  PreviousPane,
  // Asking
  EditQuery,
  OlderQuery,
  NewerQuery,
  NextValues,
  PreviousValues,
  Timeline,
  From,
  Until,
  DropFilter,
  DropAll,
  ChangeSort,
  Group,
  Similar,
  AskAgain,
  // Reading
  NextMatch,
  PreviousMatch,
  Unfold,
  // Taking away
  Mark,
  UnmarkAll,
  Export,
  CopyCitation,
  OpenAddress,
  ShowCommand,
  // The program
  Help,
  Redraw,
  UseMouse,
  Close,
  Leave,
  // In the query line and other lines that are typed into
  Accept,
  GiveUp,
  Complete,
  ClearLine,
  DropWord
};

enum class KeyPlace { Panes, Line };  // everywhere but in a line; in a line that is typed into

struct KeyRow {
  Action action;
  KeyPlace place;
  std::string_view keys;   // as written in the documents: "j, Down"; parted by ", "
  std::string_view help;   // lower case, no full stop
  std::string_view group;  // heading
};

[[nodiscard]] std::span<const KeyRow> all_keys();

// What the key does in such a place; None for a key without a row.
[[nodiscard]] Action action_of(const Key& key, KeyPlace place);

// "j", "Down", "Ctrl-U", "Space"; empty for a key without a name.
[[nodiscard]] std::string name_of(const Key& key);

}  // namespace byline::browse
