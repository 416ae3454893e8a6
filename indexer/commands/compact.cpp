// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/compaction.hpp"

#include <fmt/format.h>

#include "indexer/commands/command.hpp"
#include "indexer/pipeline/progress.hpp"

namespace byline {

ExitCode run_compact(CommandContext& context) {
  static_cast<void>(require_generation(context));
  const IndexLock lock = lock_index(context);
  const std::filesystem::path before = require_generation(context);
  const std::uint64_t bytes = size_of_generation(before);
  context.location.remove_unfinished();
  Progress progress(progress_setting(context));
  const std::uint64_t changed = compact_and_switch(
      context.location, before, [&progress](std::string_view step) { progress.show_step(step); });
  progress.clear();
  const std::uint64_t now = size_of_generation(require_generation(context));
  context.output.write(fmt::format("compacted: {} before, {} now{}\n", readable_size(bytes),
                                   readable_size(now), furniture_text(changed)));
  return ExitCode::Ok;
}

}  // namespace byline
