// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/report.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <nlohmann/json.hpp>
#include <string_view>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/cli/output.hpp"

namespace byline {

namespace {

// Lines that a person is shown without --verbose; the report has them all.
constexpr std::uint64_t kShownLines = 5;

std::string_view action_of(SourceEvent::Kind kind) {
  switch (kind) {
    case SourceEvent::Kind::Unreadable:
      return "unreadable";
    case SourceEvent::Kind::Truncated:
      return "truncated";
    case SourceEvent::Kind::Empty:
      return "empty";
    case SourceEvent::Kind::Unrecognised:
      return "unrecognised";
  }
  return "";
}

void count(Tally& tally, Outcome outcome) {
  switch (outcome) {
    case Outcome::Added:
      ++tally.added;
      return;
    case Outcome::Updated:
      ++tally.updated;
      return;
    case Outcome::Unchanged:
    case Outcome::Merged:
      ++tally.unchanged;
      return;
    case Outcome::Conflict:
      ++tally.conflicts;
      return;
    case Outcome::Rejected:
      ++tally.rejected;
      return;
  }
}

}  // namespace

std::string to_string(const Tally& tally) {
  return fmt::format("added {}, updated {}, unchanged {}, conflicts {}, rejected {}", tally.added,
                     tally.updated, tally.unchanged, tally.conflicts, tally.rejected);
}

struct Report::Line {
  RecordPlace place;
  std::string_view action;
  std::string reason;
  std::string id;
};

Report::Report(const std::string& path, Loudness loudness) : path_(path), loudness_(loudness) {
  if (path.empty()) return;
  file_.reset(std::fopen(path.c_str(), "we"));
  if (!file_) {
    throw Error(ExitCode::Usage,
                fmt::format("cannot write report: '{}': {}", path, errno_text(errno)));
  }
}

void Report::record(const Verdict& verdict) {
  count(tally_, verdict.outcome);
  for (const std::string& repair : verdict.repairs) {
    write({verdict.place, "repaired", repair, verdict.id});
  }
  if (!verdict.cut.empty()) write({verdict.place, "cut", verdict.cut, verdict.id});
  switch (verdict.outcome) {
    case Outcome::Rejected:
      write({verdict.place, "rejected", verdict.reason, ""});
      return;
    case Outcome::Conflict:
      write({verdict.place, "conflict", verdict.reason, verdict.id});
      return;
    case Outcome::Merged:
      write({verdict.place, "merged", verdict.reason, verdict.id});
      return;
    case Outcome::Added:
    case Outcome::Updated:
    case Outcome::Unchanged:
      return;
  }
}

void Report::source(const SourceEvent& event) {
  const bool is_failure =
      event.kind == SourceEvent::Kind::Unreadable || event.kind == SourceEvent::Kind::Truncated;
  if (is_failure) ++tally_.unreadable_paths;
  write({{event.source, 0, event.offset}, action_of(event.kind), event.reason, ""});
}

void Report::pruned(const Article& article) {
  write({{article.source, 0, 0}, "pruned", "no longer in what was read", article.id});
}

void Report::write(const Line& line) {
  const bool is_minor =
      line.action == "repaired" || line.action == "merged" || line.action == "pruned";
  const bool is_shown = loudness_ == Loudness::Verbose ||
                        (loudness_ == Loudness::Normal && !is_minor && told_ < kShownLines);
  if (is_shown) {
    const std::string where = line.place.line == 0
                                  ? line.place.source
                                  : fmt::format("{}:{}", line.place.source, line.place.line);
    print_note(fmt::format("{}: '{}': {}", line.action, where, line.reason));
    ++told_;
    if (told_ == kShownLines && loudness_ == Loudness::Normal) {
      print_note("more of these are not shown (--verbose shows all, --report FILE keeps them)");
    }
  }
  if (!file_) return;
  nlohmann::ordered_json json;
  json["source"] = line.place.source;
  json["line"] = nullptr;
  if (line.place.line != 0) json["line"] = line.place.line;
  json["offset"] = line.place.offset;
  json["action"] = line.action;
  json["reason"] = line.reason;
  json["id"] = nullptr;
  if (!line.id.empty()) json["id"] = line.id;
  const std::string text =
      json.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace) + '\n';
  std::fwrite(text.data(), 1, text.size(), file_.get());
}

void Report::finish() {
  if (!file_) return;
  const bool failed = std::ferror(file_.get()) != 0 || std::fflush(file_.get()) != 0;
  if (failed) {
    throw Error(ExitCode::Incomplete,
                fmt::format("cannot write report: '{}': {}", path_, errno_text(errno)),
                "the articles themselves are indexed");
  }
}

}  // namespace byline
