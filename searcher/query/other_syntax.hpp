// SPDX-License-Identifier: GPL-3.0-or-later
// Words that are syntax in other search systems (Lexis, Factiva, ProQuest) and words here.
//
// Nothing is refused for them, since articles hold such words; but nobody who types w/5 means them.
//
// Thread rule: free functions without state.
#pragma once

#include <optional>
#include <string_view>

#include "searcher/query/tree.hpp"

namespace byline {

// For `word` as typed: "w/5", "adj3", "atleast5", "/p", "hd=europe", "recycl!"; what it is read as
// and what is written here instead.
[[nodiscard]] std::optional<Note> note_other_syntax(std::string_view word);

// For a word that stands right before a bracket, as a function: allcaps(RICO), ti(nursing).
[[nodiscard]] Note note_function(std::string_view word);

}  // namespace byline
