// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/pruning.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "common/index/guard.hpp"

namespace byline {

namespace {

std::string articles(std::uint64_t count) {
  return fmt::format("{} {}", count, count == 1 ? "article" : "articles");
}

// A file that could not be read whole: of an archive, what lies behind the place may be missing.
void doubt(SeenInput& seen, const SourceEvent& event) {
  seen.doubtful.insert(event.source);
  const bool is_broken =
      event.kind == SourceEvent::Kind::Unreadable || event.kind == SourceEvent::Kind::Truncated;
  std::size_t mark = is_broken ? event.source.find('#') : std::string::npos;
  for (; mark != std::string::npos; mark = event.source.find('#', mark + 1)) {
    seen.doubtful.insert(event.source.substr(0, mark));
  }
}

}  // namespace

void see(SeenInput& seen, const PreparedBatch& batch) {
  for (const SourceEvent& event : batch.raw.events) doubt(seen, event);
  for (const Prepared& record : batch.records) {
    if (record.reject.empty()) {
      seen.records.push_back(record.raw);
    } else {
      seen.doubtful.insert(record.place.source);
    }
  }
}

std::string prune_gone(const CommandContext& context, const std::filesystem::path& generation,
                       SeenInput seen, Report& report) {
  const std::string& index = context.location.name();
  Committer committer(generation, index);
  const Pruned pruned = guarded("cannot prune index", index, [&] {
    return prune(committer, std::move(seen),
                 [&report](const Article& article) { report.pruned(article); });
  });
  for (const auto& [path, count] : pruned.unseen) {
    print_note(
        fmt::format("nothing is pruned from '{}': none of the {} held from there was read again; "
                    "if they are to go: byline-index remove",
                    path, articles(count)));
  }
  if (pruned.kept > 0) {
    print_note(fmt::format("{} kept: what they came from was not read whole and without fault",
                           articles(pruned.kept)));
  }
  return fmt::format("; pruned {}", articles(pruned.removed));
}

}  // namespace byline
