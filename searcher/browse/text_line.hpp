// SPDX-License-Identifier: GPL-3.0-or-later
// Editing a line of text, character by character.
#pragma once

#include <cstddef>

#include "searcher/browse/keys.hpp"
#include "searcher/browse/state.hpp"

namespace byline::browse {

inline constexpr std::size_t kMostLineBytes = 16 * 1024;  // as long as a query may be

// Types a character, moves, deletes. False for a key that does nothing to a line. Characters that
// a terminal must not see are not taken.
bool edit(TextLine& line, const Key& key, Action action);

}  // namespace byline::browse
