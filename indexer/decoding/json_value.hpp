// SPDX-License-Identifier: GPL-3.0-or-later
// A value of a JSON record as text: strings, numbers, lists, objects with a name.
//
// Thread rule: free functions without state.
#pragma once

#include <simdjson.h>

#include <string>
#include <vector>

namespace byline {

// Texts of a value, in order, as they stand: of a string or number itself, of a list each of its
// items', of an object its name (keys name, main, title, text, ... in the order of a table).
// Booleans and null give none. At most kMaxListItems.
[[nodiscard]] std::vector<std::string> texts_of(simdjson::dom::element value);

inline constexpr std::size_t kMaxListItems = 100'000;

// The value as compact JSON; a string as itself.
[[nodiscard]] std::string text_or_json(simdjson::dom::element value);

}  // namespace byline
