// SPDX-License-Identifier: GPL-3.0-or-later
// The modes of byline-search, a row each: what chooses one, what it asks, how it ends.
#pragma once

#include <span>
#include <string_view>

#include "common/base/error.hpp"
#include "common/cli/options.hpp"
#include "searcher/render/renderer.hpp"
#include "searcher/search/results.hpp"

namespace byline {

struct SearchCommand;

// What was printed, for the exit code and the messages on standard error.
struct Ending {
  Total total;
  std::vector<Note> notes;  // of the answer, and what it leaves out
  bool partial_matches = false;
  bool has_failures = false;  // a line of --queries was not answered
};

struct Mode {
  std::string_view option;  // "by": chosen by --by; "" for the hits, chosen by no option
  std::string_view gives;   // the word of RenderFormat::modes
  // Null for --browse, which prints nothing: it takes the terminal over (browse_mode.hpp).
  Ending (*run)(const SearchCommand& command, Renderer& renderer);
};

[[nodiscard]] std::span<const Mode> all_modes();

// The mode that the options choose. Error{Usage} for two.
[[nodiscard]] const Mode& chosen_mode(const Options& options);

// 2 when a line of --queries failed, 4 when the counts are not exact or an index did not answer, 1
// when nothing was found or only partial matches, else 0.
[[nodiscard]] ExitCode exit_code_of(const Ending& ending);

}  // namespace byline
