// SPDX-License-Identifier: GPL-3.0-or-later
// What is chosen, and which pane has the keys: by keys that move, and by the mouse.
#pragma once

#include <cstddef>

#include "searcher/browse/keys.hpp"
#include "searcher/browse/state.hpp"

namespace byline::browse {

// Down to Last of Action.
[[nodiscard]] bool is_movement(Action action);

// Where a movement leads in a list of `size` rows of which `page` are seen.
[[nodiscard]] std::size_t moved_row(std::size_t at, Action action, std::size_t size,
                                    std::size_t page);

// A movement in the pane that has the keys.
void move(State& state, Action action);
// Gives the keys to the next pane that is seen, or to the one before.
void change_pane(State& state, bool forward);
// Left or Right.
void go_sideways(State& state, Action action);

// Up or Down for the wheel, else None.
[[nodiscard]] Action wheel_action(const Pointer& pointer);
// Gives the keys to the pane that was pressed and chooses the row or bar there; the wheel scrolls
// what is below it. Gives what is to be done then: Choose where the row was chosen already,
// EditQuery on the query line, mostly None.
[[nodiscard]] Action point_at(State& state, const Pointer& pointer);

// Moves both lists so that what is chosen in them is seen.
void scroll_to_chosen(State& state);

}  // namespace byline::browse
