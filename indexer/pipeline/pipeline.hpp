// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the stages: batches are prepared in worker threads and consumed, in the order of the input,
// in the calling thread.
#pragma once

#include <functional>
#include <vector>

#include "indexer/pipeline/feed.hpp"
#include "indexer/pipeline/preparer.hpp"

namespace byline {

struct PreparedBatch {
  RecordBatch raw;  // without its records
  std::vector<Prepared> records;
};

// Prepares everything that `feed` gives and hands it to `consume` in order. With `jobs` of 1 all is
// done in the calling thread; else jobs - 1 threads prepare, and the caller's where it would wait.
// At most a few batches a thread are under way. An exception of any thread ends the run and is
// rethrown here.
void run_pipeline(RecordFeed& feed, const PreparerSettings& settings, StageTimes& times, int jobs,
                  const std::function<void(PreparedBatch)>& consume);

}  // namespace byline
