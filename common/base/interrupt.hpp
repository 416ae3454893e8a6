// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl-C and SIGTERM: the first asks the program to finish early, the second ends it at once.
//
// Thread rule: the functions may be called from any thread.
#pragma once

namespace byline {

// Counts SIGINT and SIGTERM from now on; the second one ends the process with 130 or 143.
void watch_for_interrupts();

// The number of the first signal (SIGINT or SIGTERM) that came, 0 when none has.
[[nodiscard]] int interrupt_signal() noexcept;

}  // namespace byline
