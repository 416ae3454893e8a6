// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/compaction.hpp"

#include <fmt/format.h>

#include "indexer/commands/command.hpp"

namespace byline {

ExitCode run_compact(CommandContext& context) {
  static_cast<void>(require_generation(context));
  const IndexLock lock = lock_index(context);
  const std::filesystem::path before = require_generation(context);
  const std::uint64_t bytes = size_of_generation(before);
  context.location.remove_unfinished();
  compact_and_switch(context.location, before);
  context.output.write(
      fmt::format("compacted: {:.1f} MB before, {:.1f} MB now\n", static_cast<double>(bytes) / 1e6,
                  static_cast<double>(size_of_generation(require_generation(context))) / 1e6));
  return ExitCode::Ok;
}

}  // namespace byline
