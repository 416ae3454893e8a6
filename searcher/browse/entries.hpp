// SPDX-License-Identifier: GPL-3.0-or-later
// The lines that are typed into: the query, and the format and the file of an export.
#pragma once

#include <vector>

#include "searcher/browse/keys.hpp"
#include "searcher/browse/state.hpp"
#include "searcher/browse/update.hpp"

namespace byline::browse {

void open_query_line(State& state);
// Begins an export of what is marked, else of what is chosen.
void open_export(State& state);

// A key while a line is typed into.
void type_key(State& state, const Key& key, std::vector<Effect>& effects);

// Asks what the query line says now.
void query_typed(State& state, std::vector<Effect>& effects);

// Puts the query into the history, as its newest.
void remember(State& state);

}  // namespace byline::browse
