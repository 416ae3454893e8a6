// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to a table of options that parsing, the config file and the messages share.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/error.hpp"
#include "common/cli/options.hpp"

namespace byline {

// The row of "index" (no dashes), or nullptr.
[[nodiscard]] const OptionRow* find_row(std::span<const OptionRow> table, std::string_view name);

// The row whose letter this is, or nullptr.
[[nodiscard]] const OptionRow* find_letter(std::span<const OptionRow> table, char letter);

// The error for an option that is not in the table, as it was typed ("--oulet", "-x"). The hint
// names the nearest one.
[[nodiscard]] Error unknown_option(std::span<const OptionRow> table, std::string_view typed);

// Error{Usage} unless `value` is among the row's choices. `where` is how a person finds it:
// "--format", "$BYLINE_FORMAT", "/home/ann/.config/byline/config:3: format". An optional value may
// be empty.
void check_choice(const OptionRow& row, const std::string& where, std::string_view value);

// The headings of the table's groups, in order.
[[nodiscard]] std::vector<std::string_view> group_names(std::span<const OptionRow> table);

// What the help prints behind the option's name: " DIR", "[=UNIT]", "".
[[nodiscard]] std::string argument_text(const OptionRow& row);

// "a|b|c" in pieces.
[[nodiscard]] std::vector<std::string_view> split_choices(std::string_view choices);

}  // namespace byline
