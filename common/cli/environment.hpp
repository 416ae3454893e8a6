// SPDX-License-Identifier: GPL-3.0-or-later
// What the world around a program says: folders, terminal, colours, width.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace byline {

// $BYLINE_CONFIG, else $XDG_CONFIG_HOME/byline/config, else ~/.config/byline/config; empty without
// a home.
[[nodiscard]] std::filesystem::path config_file();

// The user's list of names that count as one: `names` beside the config file; empty without a home.
[[nodiscard]] std::filesystem::path names_file();

// $XDG_DATA_HOME/byline/index, else ~/.local/share/byline/index. Error{Usage} without a home.
[[nodiscard]] std::filesystem::path default_index();

// Where queries are remembered: $XDG_STATE_HOME/byline/history, else
// ~/.local/state/byline/history; empty without a home.
[[nodiscard]] std::filesystem::path history_file();

struct Terminal {
  bool is_terminal = false;  // of standard output
  bool colour = false;       // --color, NO_COLOR and TERM decided
  std::size_t columns = 80;  // at least 20; no meaning when piped
  std::size_t rows = 24;
};

// `color` is auto, always or never. NO_COLOR (any value but "") switches auto off.
[[nodiscard]] Terminal standard_output(std::string_view color);
[[nodiscard]] Terminal standard_error(std::string_view color);

}  // namespace byline
