// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <set>
#include <string>
#include <vector>

#include "common/base/file.hpp"
#include "common/base/interrupt.hpp"
#include "common/index/article_lookup.hpp"
#include "common/index/guard.hpp"
#include "indexer/commands/command.hpp"
#include "indexer/writing/committer.hpp"
#include "indexer/writing/removal.hpp"

namespace byline {

namespace {

// Standard input, as ids parted by line ends or NUL.
std::vector<std::string> read_ids() {
  std::vector<std::string> ids(1);
  char buffer[1 << 16];
  for (;;) {
    const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (interrupt_signal() != 0) return {};
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      throw Error(ExitCode::Incomplete,
                  fmt::format("cannot read ids: standard input: {}", errno_text(errno)));
    }
    if (count == 0) break;
    for (const char byte : std::string_view(buffer, static_cast<std::size_t>(count))) {
      if (byte == '\n' || byte == '\0') {
        ids.emplace_back();
      } else if (byte != '\r') {
        ids.back() += byte;
      }
    }
  }
  std::erase(ids, "");
  return ids;
}

std::vector<std::string> wanted_ids(const Options& options) {
  if (options.words.empty()) return read_ids();
  std::vector<std::string> ids;
  for (const std::string& word : options.words) {
    if (word != "-") {
      ids.push_back(word);
      continue;
    }
    for (std::string& id : read_ids()) ids.push_back(std::move(id));
  }
  return ids;
}

[[noreturn]] void refuse_ambiguous(const std::string& id, const std::vector<IdMatch>& matches) {
  std::string candidates;
  for (const IdMatch& match : matches) {
    candidates += candidates.empty() ? "" : ", ";
    candidates += match.collection.empty() ? match.id : match.collection + ":" + match.id;
  }
  throw Error(ExitCode::Usage,
              fmt::format("cannot remove: '{}': several articles have this id", id),
              fmt::format("name one of: {}", candidates));
}

struct Found {
  std::set<Xapian::docid> documents;
  std::vector<std::string> unknown;
};

Found find_all(const Xapian::Database& database, const std::vector<std::string>& ids) {
  Found found;
  for (const std::string& id : ids) {
    const std::vector<IdMatch> matches = find_by_id(database, id);
    if (matches.size() > 1) refuse_ambiguous(id, matches);
    if (matches.empty()) {
      found.unknown.push_back(id);
    } else {
      found.documents.insert(matches.front().docid);
    }
  }
  return found;
}

}  // namespace

ExitCode run_remove(CommandContext& context) {
  const std::vector<std::string> ids = wanted_ids(context.options);
  if (const int signal = interrupt_signal(); signal != 0) {
    print_note("interrupted: nothing was removed");
    return static_cast<ExitCode>(128 + signal);
  }
  if (ids.empty()) throw Error(ExitCode::Usage, "nothing to remove: no id was given");
  static_cast<void>(require_generation(context));
  const IndexLock lock = lock_index(context);
  // Who held the lock before may have switched to another.
  Committer committer(require_generation(context), context.location.name());
  const Found found = guarded("cannot read index", context.location.name(),
                              [&] { return find_all(committer.database(), ids); });
  remove_documents(committer, found.documents);
  for (const std::string& id : found.unknown)
    print_note(fmt::format("no article has the id '{}'", id));
  context.output.write(
      fmt::format("removed {}, unknown {}\n", found.documents.size(), found.unknown.size()));
  return found.unknown.empty() ? ExitCode::Ok : ExitCode::Nothing;
}

}  // namespace byline
