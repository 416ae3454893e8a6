// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "indexer/commands/command.hpp"
#include "indexer/writing/verification.hpp"

namespace byline {

ExitCode run_check(CommandContext& context) {
  static_cast<void>(require_generation(context));
  // A writer at work would change the files under the check.
  const IndexLock lock = IndexLock::share(context.location);
  const Verification result = verify_generation(require_generation(context));
  if (result.problems.empty()) {
    context.output.write(
        fmt::format("no damage found: {} articles read back, {}\n", result.articles,
                    result.was_sealed ? "every file is as it was sealed"
                                      : "changed since it was built, so without a seal"));
    return ExitCode::Ok;
  }
  for (const std::string& problem : result.problems) print_note(problem);
  throw Error(ExitCode::Index,
              fmt::format("index is damaged: '{}': {} problems found, {} articles can be read",
                          context.location.name(), result.problems.size(), result.articles),
              "run: byline-index rebuild (keeps every article that can be read), or add the "
              "originals again with: byline-index add --replace PATH");
}

}  // namespace byline
