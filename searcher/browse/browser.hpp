// SPDX-License-Identifier: GPL-3.0-or-later
// The interactive browser: keys in, screens out, searches in the background.
#pragma once

#include <string>
#include <vector>

#include "common/base/error.hpp"
#include "searcher/browse/question.hpp"
#include "searcher/browse/state.hpp"

namespace byline::browse {

struct Browsed {
  ExitCode code = ExitCode::Ok;
  std::vector<std::string> history;  // queries, the oldest first
};

// Runs until the person leaves (Ok) or a signal ends it (130, 143, 129 for a terminal that is
// gone). `start` holds the first question, the history, the beginning of the command line and the
// names of formats. Error{Usage} without a terminal.
[[nodiscard]] Browsed run_browser(State start, Answerer& answerer, bool colour);

}  // namespace byline::browse
