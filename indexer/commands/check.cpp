// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include <cerrno>

#include "common/base/file.hpp"
#include "indexer/commands/command.hpp"
#include "indexer/writing/verification.hpp"

namespace byline {

namespace {

// Keeps writers away, which would change the files under the check. A shared lock wants no more
// than the right to read; where there is no lock file that can be read, nobody has written here.
UniqueFd keep_writers_away(const IndexLocation& location) {
  const std::filesystem::path path = location.root() / "lock";
  UniqueFd lock(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (lock.is_open() && ::flock(lock.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    throw Error(ExitCode::Index,
                fmt::format("cannot check index: '{}': another byline-index is changing it",
                            location.name()),
                "check it again when that has ended");
  }
  return lock;
}

}  // namespace

ExitCode run_check(CommandContext& context) {
  static_cast<void>(require_generation(context));
  const UniqueFd lock = keep_writers_away(context.location);
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
