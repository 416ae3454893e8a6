// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to a whole tree.
//
// Thread rule: free functions without state.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "searcher/query/tree.hpp"

namespace byline {

// Words, phrases, whole values, dates and numbers, each of which counts as one; at least 1.
[[nodiscard]] std::size_t count_words(const Node& node);

// The fields of the words and phrases that a side of an operator stands for; nothing when it is
// anything but these and OR.
using SideField = std::optional<Field>;
[[nodiscard]] std::optional<std::vector<SideField>> side_fields(const Node& node);

// Whether the field's words are words of title and text, and stand at the same positions.
[[nodiscard]] bool is_of_the_text(const SideField& field);
// Whether positions in these fields can be compared: one field, or all of title and text.
[[nodiscard]] bool stand_in_one_text(const std::vector<SideField>& fields);

// The codes, folded, that lang: asks for; not those that NOT stands before.
[[nodiscard]] std::vector<std::string> named_languages(const Node& node);

}  // namespace byline
