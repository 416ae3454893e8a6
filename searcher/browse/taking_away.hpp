// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the browser as text: citations, and the command line that gives the same hits.
#pragma once

#include <string>
#include <string_view>

#include "common/article/article.hpp"
#include "searcher/browse/state.hpp"

namespace byline::browse {

// "Doe, Jane, and Bo Lind. “The Title.” The Times, 2014-06-03. https://...", without what is
// missing. As stored: whoever prints it escapes it.
[[nodiscard]] std::string citation(const Article& article);

// `word` as one word for a POSIX shell; where it holds what a terminal must not see, with the
// escapes of $'...', which bash, zsh and ksh read back.
[[nodiscard]] std::string shell_word(std::string_view word);

// The command that prints the hits that are asked for.
[[nodiscard]] std::string command_line(const State& state);

// The escape sequence that puts `text` on the clipboard (OSC 52), at most as much of it as
// terminals take.
[[nodiscard]] std::string clipboard_sequence(std::string_view text);

}  // namespace byline::browse
