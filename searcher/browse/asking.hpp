// SPDX-License-Identifier: GPL-3.0-or-later
// From the state to the asks for the worker.
#pragma once

#include <string>
#include <vector>

#include "searcher/browse/state.hpp"
#include "searcher/browse/update.hpp"

namespace byline::browse {

// The hits, the values and the timeline of the question, anew.
void ask_question(State& state, std::vector<Effect>& effects);
void ask_values(State& state, std::vector<Effect>& effects);
void ask_more_hits(State& state, std::vector<Effect>& effects);
// The article with this id, to be shown in the article's pane.
void ask_article(State& state, const std::string& id, std::vector<Effect>& effects);
// The values of a field, for completion, unless they are known or on their way.
void ask_names(State& state, Field field, std::vector<Effect>& effects);
void ask_export(State& state, const std::string& path, std::vector<Effect>& effects);

// Takes in what the worker found; an answer to an older ask is dropped.
void take_reply(State& state, const Reply& reply, std::vector<Effect>& effects);

}  // namespace byline::browse
