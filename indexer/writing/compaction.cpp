// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/compaction.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include "common/base/error.hpp"
#include "common/base/interrupt.hpp"
#include "common/index/guard.hpp"
#include "common/index/seal.hpp"
#include "indexer/writing/form_list.hpp"
#include "indexer/writing/settled_furniture.hpp"
#include "indexer/writing/settling.hpp"

namespace byline {

namespace fs = std::filesystem;

std::uint64_t size_of_generation(const fs::path& generation) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(generation, error)) {
    if (entry.is_regular_file()) bytes += entry.file_size(error);
  }
  return bytes;
}

std::string readable_size(std::uint64_t bytes) {
  return bytes < 1'000'000 ? fmt::format("{} kB", (bytes + 500) / 1000)
                           : fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

namespace {

void stop_when_interrupted(const IndexLocation& location) {
  const int signal = interrupt_signal();
  if (signal == 0) return;
  throw Error(static_cast<ExitCode>(128 + signal),
              fmt::format("interrupted: '{}' stays as it was", location.name()));
}

}  // namespace

std::uint64_t compact_and_switch(const IndexLocation& location, const fs::path& from,
                                 const StepSink& at_step) {
  std::error_code error;
  const fs::space_info space = fs::space(location.root(), error);
  const std::uint64_t needed = size_of_generation(from);
  if (!error && space.available < needed) {
    throw Error(
        ExitCode::Incomplete,
        fmt::format("cannot compact index: '{}': disk full: {} MB are needed, {} MB are free",
                    location.name(), needed >> 20, space.available >> 20),
        "free some space; the index is as it was");
  }
  const fs::path to = location.make_next_generation();
  std::uint64_t changed = 0;
  try {
    begin_step(at_step, "packing the tables");
    guarded("cannot compact index", location.name(), [&] {
      const Xapian::Database database = open_for_reading(from);
      Xapian::Database(database).compact(to.string(),
                                         Xapian::Compactor::FULL | Xapian::DBCOMPACT_NO_RENUMBER);
    });
    stop_when_interrupted(location);
    begin_step(at_step, "looking for furniture");
    changed = settle_furniture(from, to, location.name());
    stop_when_interrupted(location);
    begin_step(at_step, "grouping stories");
    settle_stories(from, to, location.name());
    stop_when_interrupted(location);
    begin_step(at_step, "writing the dictionary");
    write_forms(to, location.name());
    write_seal(to);
    stop_when_interrupted(location);
  } catch (const Error&) {
    location.remove_unfinished();
    throw;
  }
  location.switch_to(to);
  return changed;
}

}  // namespace byline
