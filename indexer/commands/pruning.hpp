// SPDX-License-Identifier: GPL-3.0-or-later
// add --prune: what came from the paths and is gone is taken out.
//
// Thread rule: one thread.
#pragma once

#include <filesystem>
#include <string>

#include "indexer/commands/add_settings.hpp"
#include "indexer/pipeline/pipeline.hpp"
#include "indexer/writing/removal.hpp"

namespace byline {

// Remembers a batch: its records, and the sources that were not read whole.
void see(SeenInput& seen, const PreparedBatch& batch);

// Prunes the generation in use, whose store must be gone, and says in notes what was kept. Returns
// the end of the closing line: "; pruned 3 articles".
[[nodiscard]] std::string prune_gone(const CommandContext& context,
                                     const std::filesystem::path& generation, SeenInput seen,
                                     Report& report);

}  // namespace byline
