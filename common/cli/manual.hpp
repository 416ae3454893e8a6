// SPDX-License-Identifier: GPL-3.0-or-later
// The man page of a program, from the tables that its help and its parser read.
//
// Thread rule: free functions without state.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/cli/options.hpp"

namespace byline {

// A list in the man page beyond options and commands: the fields of a query, the keys of a screen.
struct ManualList {
  std::string_view heading;                                  // "Fields of a query"
  std::vector<std::pair<std::string, std::string>> entries;  // what is typed, what it means
};

struct Manual {
  HelpText help;
  std::span<const OptionRow> options;
  std::vector<ManualList> lists;
  // Words that the completions offer for an option that takes others too: option, words.
  std::vector<std::pair<std::string_view, std::vector<std::string>>> values;
};

// Section 1, in man(7) macros and ASCII; without a date, so that equal sources give equal pages.
[[nodiscard]] std::string man_page(const Manual& manual);

// What --generate prints: "man", or the completion of "bash", "zsh" or "fish".
[[nodiscard]] std::string generate(const Manual& manual, std::string_view what);

}  // namespace byline
