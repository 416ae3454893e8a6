// SPDX-License-Identifier: GPL-3.0-or-later
// The panes of the screen, a function each. Each draws in its area only.
#pragma once

#include "searcher/browse/screen.hpp"
#include "searcher/browse/state.hpp"

namespace byline::browse {

void draw_values(const State& state, const Area& area, Screen& screen);
void draw_hits(const State& state, const Area& area, Screen& screen);
void draw_article(const State& state, const Area& area, Screen& screen);
void draw_timeline(const State& state, const Area& area, Screen& screen);

}  // namespace byline::browse
