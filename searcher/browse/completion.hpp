// SPDX-License-Identifier: GPL-3.0-or-later
// Completion in the query line: names of fields, and the values of a field from the archive.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/fields.hpp"
#include "searcher/browse/state.hpp"

namespace byline::browse {

// What stands before the cursor: "outl" of a field, or `outlet:her` with what was typed of a value.
struct Unfinished {
  std::size_t begin = 0;       // where it begins in the line
  std::optional<Field> field;  // nothing: no colon yet
  std::string typed;           // after the colon, and after =" where that was typed
};
[[nodiscard]] Unfinished unfinished_word(const TextLine& line);

// Whole words to put in its place, the best first: field names with their colon, or
// `outlet:="The Herald"`. Values are found by any beginning of a word in them, case and accents
// folded.
[[nodiscard]] std::vector<std::string> candidates(
    const Unfinished& word, const std::map<Field, std::vector<std::string>>& names);

// Puts the first candidate in, or the next one when the last key put one in.
void complete(State& state);

}  // namespace byline::browse
