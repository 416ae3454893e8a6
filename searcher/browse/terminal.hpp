// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal: the one place that knows ncurses. Takes it over, prints screens, gives keys, and
// gives it back on every way out: the end, an exception, a signal, a crash.
//
// Thread rule: one Terminal a process, used by one thread; interrupt handlers are its own.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "searcher/browse/keys.hpp"
#include "searcher/browse/screen.hpp"

namespace byline::browse {

class CursesTerminal {
 public:
  // Error{Usage} where standard input or output is no terminal, or one that cannot be drawn on.
  explicit CursesTerminal(bool colour);
  ~CursesTerminal();
  CursesTerminal(const CursesTerminal&) = delete;
  CursesTerminal& operator=(const CursesTerminal&) = delete;

  [[nodiscard]] Size size() const;
  void print(const Screen& screen);
  // Everything is sent again with the next print: another program wrote over it.
  void redraw_all();
  // The next key or move of the mouse that has arrived; nothing when none has.
  [[nodiscard]] std::optional<std::variant<Key, Pointer>> read_input();
  // Whether the mouse comes to us, or is the terminal's to select text with. Off at first.
  void use_mouse(bool on);

  // Waits for a key, another size, a signal, or wake(). False when the terminal is gone.
  [[nodiscard]] bool wait();
  // Ends wait(), or the next one. From any thread.
  static void wake();
  // The signal that asks the program to end (SIGINT, SIGTERM, SIGHUP); 0: none has come.
  [[nodiscard]] static int ending_signal();
  // True once after each change of size.
  [[nodiscard]] bool was_resized();

  // An escape sequence that prints nothing.
  static void send(const std::string& sequence);
};

// Throws the Error of the constructor, before anything else is tried.
void require_terminal();

}  // namespace byline::browse
