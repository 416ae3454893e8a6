// SPDX-License-Identifier: GPL-3.0-or-later
// The options of add, as meant.
#pragma once

#include <string>

#include "indexer/commands/command.hpp"
#include "indexer/pipeline/feed.hpp"
#include "indexer/pipeline/preparer.hpp"
#include "indexer/pipeline/report.hpp"

namespace byline {

struct AddSettings {
  FeedSettings feed;
  PreparerSettings preparer;
  int jobs = 1;
  bool replace = false;
  bool furniture = true;  // false: --skip furniture
  bool prune = false;     // what came from the paths and is gone is removed
  bool strict = false;
  bool stats = false;
  bool dry_run = false;
  Loudness loudness = Loudness::Normal;
  std::string report;  // path, or ""
  // What the command was asked to do, as a hash: the same command again continues a run that was
  // killed (indexer/writing/run.hpp).
  std::string run_token;
};

// Error{Usage} for what cannot be meant.
[[nodiscard]] AddSettings add_settings(const CommandContext& context);

}  // namespace byline
