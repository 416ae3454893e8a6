// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include "common/base/file.hpp"
#include "common/base/interrupt.hpp"
#include "indexer/commands/add_settings.hpp"
#include "indexer/commands/command.hpp"
#include "indexer/commands/dry_run.hpp"
#include "indexer/commands/pruning.hpp"
#include "indexer/pipeline/pipeline.hpp"
#include "indexer/pipeline/progress.hpp"
#include "indexer/pipeline/report.hpp"
#include "indexer/writing/article_writer.hpp"
#include "indexer/writing/open_store.hpp"

namespace byline {

namespace {

// The generation that a run writes to: the one in use, or a new one that comes into use with its
// first commit (a new index, a batch that is large beside what is held) or with the end of the run
// (--replace).
class Target {
 public:
  Target(const CommandContext& context, bool replace)
      : location_(context.location), waits_for_end_(replace) {
    location_.remove_unfinished();
    if (!replace) held_ = location_.current();
    if (held_) {
      generation_ = *held_;
    } else {
      make_generation();
    }
  }
  ~Target() { remove_unused(); }
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  // The generation in use that articles come into; nothing for a new index and --replace.
  [[nodiscard]] const std::optional<std::filesystem::path>& held() const { return held_; }
  // The one that is written.
  [[nodiscard]] const std::filesystem::path& generation() const { return generation_; }

  [[nodiscard]] std::unique_ptr<ArticleStore> open_store(StoreSettings settings, VerdictSink sink) {
    settings.generation = generation_;
    settings.index = location_.name();
    if (!waits_for_end_) {
      settings.next_generation = [this] {
        switch_to();
        return make_generation();
      };
    }
    return held_ ? byline::open_store(settings, std::move(sink))
                 : open_fresh_store(settings, std::move(sink));
  }

  void after_commit() {
    if (!waits_for_end_) switch_to();
  }

  // `wanted`: whether the run's result is to be used. A new generation that is not goes.
  void at_end(bool wanted) {
    if (wanted) switch_to();
    remove_unused();
  }

 private:
  void switch_to() {
    if (std::exchange(is_new_, false)) location_.switch_to(generation_);
  }

  std::filesystem::path make_generation() {
    generation_ = location_.make_next_generation();
    is_new_ = true;
    return generation_;
  }

  void remove_unused() noexcept {
    if (!std::exchange(is_new_, false)) return;
    try {
      location_.remove_unfinished();
    } catch (const Error&) {  // the next command that changes the index removes it
    }
  }

  const IndexLocation& location_;
  const bool waits_for_end_;
  std::optional<std::filesystem::path> held_;
  std::filesystem::path generation_;
  bool is_new_ = false;  // and not in use
};

void print_stats(Output& output, const StageTimes& times) {
  double total = 0;
  for (std::size_t i = 0; i < kStageNames.size(); ++i) {
    total += static_cast<double>(times.nanoseconds(static_cast<Stage>(i)));
  }
  for (std::size_t i = 0; i < kStageNames.size(); ++i) {
    const auto spent = static_cast<double>(times.nanoseconds(static_cast<Stage>(i)));
    output.write(fmt::format("{:<12} {:8.2f} s {:5.1f} %\n", kStageNames[i], spent / 1e9,
                             total > 0 ? 100 * spent / total : 0));
  }
}

ExitCode outcome(const AddSettings& settings, const Tally& tally) {
  if (const int signal = interrupt_signal(); signal != 0) {
    return static_cast<ExitCode>(128 + signal);
  }
  if (tally.unreadable_paths > 0) return ExitCode::Incomplete;
  if (tally.accepted() == 0) return ExitCode::Nothing;
  return settings.strict && tally.rejected > 0 ? ExitCode::Nothing : ExitCode::Ok;
}

StoreSettings store_settings(const CommandContext& context, const AddSettings& settings) {
  StoreSettings store;
  store.memory = memory_budget(context);
  store.now = context.now;
  store.run_token = settings.run_token;
  store.threads = settings.jobs;
  store.stories = settings.preparer.documents.stories;
  store.furniture = settings.furniture;
  return store;
}

// How much of the input is still to come when the records of a batch are put; `before` and `now`:
// how far the input was read before it and with it. --limit counts records, so many of their size.
std::uint64_t bytes_to_come(const RecordBatch& batch, const ProgressState& before,
                            const ProgressState& now, std::optional<std::uint64_t> limit) {
  if (now.total_bytes <= before.bytes || now.bytes == 0 || now.records == 0) return 0;
  const auto record_bytes = static_cast<double>(batch.record_bytes);
  const double unpacked = std::max(1.0, record_bytes / static_cast<double>(now.bytes));
  const double left = static_cast<double>(now.total_bytes - before.bytes) * unpacked;
  if (!limit) return static_cast<std::uint64_t>(left);
  const double a_record = record_bytes / static_cast<double>(now.records);
  const double allowed = static_cast<double>(*limit - before.records) * a_record;
  return static_cast<std::uint64_t>(std::min(left, allowed));
}

// Reads everything into the target. What is left when it ends early is committed. False where a key
// of --map was never met: what was read by the wrong key is not wanted.
bool read_all(const AddSettings& settings, ArticleStore& store, const CommandContext& context,
              Target& target, std::uint64_t& to_come, Report& report, Progress& progress,
              StageTimes& times, SeenInput& seen) {
  ArticleWriter writer(store, context.location.name(), context.now, times,
                       settings.preparer.documents);
  RecordFeed feed(settings.feed, times);
  ProgressState state;
  run_pipeline(feed, settings.preparer, times, settings.jobs, [&](PreparedBatch batch) {
    if (!batch.raw.events.empty()) progress.clear();
    for (const SourceEvent& event : batch.raw.events) report.source(event);
    if (settings.prune) see(seen, batch);
    const ProgressState before = state;
    state.records += batch.records.size();
    state.bytes = batch.raw.bytes_read;
    state.total_bytes = batch.raw.total_bytes;
    to_come = bytes_to_come(batch.raw, before, state, settings.feed.limit);
    for (Prepared& record : batch.records) {
      const std::uint64_t commits = store.commits();
      writer.put(std::move(record));
      if (store.commits() != commits) target.after_commit();
    }
    progress.show(state);
  });
  const bool is_interrupted = interrupt_signal() != 0;
  if (!is_interrupted && !settings.preparer.keys->are_all_seen()) return false;
  // What would replace the index only when it is whole is not worth finishing.
  if (!(is_interrupted && settings.replace)) writer.finish(!is_interrupted);
  return true;
}

// With --replace a slip in a path would put a part of the articles in the place of all.
void require_paths(const CommandContext& context, const AddSettings& settings) {
  if (!settings.replace || !context.location.current()) return;
  for (const std::string& path : settings.feed.paths) {
    if (path == "-" || ::access(path.c_str(), R_OK) == 0) continue;
    throw Error(
        ExitCode::Incomplete, fmt::format("cannot read '{}': {}", path, errno_text(errno)),
        fmt::format("'{}' stays as it was; name only what is there", context.location.name()));
  }
}

// Articles with and without furniture in one index would not count alike.
void say_not_skipped(const CommandContext& context) {
  print_note(fmt::format("--skip furniture is for a new index or --replace: '{}' marks furniture",
                         context.location.name()));
}

void say_interrupted(const CommandContext& context, const AddSettings& settings,
                     const Tally& tally) {
  if (settings.replace) {
    print_note(fmt::format("interrupted: '{}' stays as it was", context.location.name()));
  } else {
    print_note(
        fmt::format("interrupted: the {} records read so far are in '{}'; the same command "
                    "again goes on from there",
                    tally.accepted(), context.location.name()));
  }
}

// A key of --map that no record has ends the run. Whether a key is missing is known when all is
// read: a large input into an index in use is committed before, batch by batch.
void refuse_missing_keys(const CommandContext& context, const KeyWatch& keys, bool is_committed,
                         Report& report) {
  report.finish();
  if (is_committed) {
    print_note(fmt::format("{} records were committed to '{}' before that was known",
                           report.tally().accepted(), context.location.name()));
  }
  keys.require_all_seen();
}

}  // namespace

ExitCode run_add(CommandContext& context) {
  AddSettings settings = add_settings(context);
  if (settings.dry_run) return dry_run(settings, context.output);

  const IndexLock lock = lock_index(context);
  require_paths(context, settings);
  Report report(settings.report, settings.loudness);
  Target target(context, settings.replace);
  settings.preparer.known_in = target.held();
  StageTimes times(settings.stats);
  KeyWatch keys(settings.preparer.rules);
  settings.preparer.keys = &keys;
  std::uint64_t to_come = 0;
  Progress progress(progress_setting(context));
  StoreSettings opening = store_settings(context, settings);
  opening.bytes_to_come = [&to_come] { return to_come; };
  opening.at_step = [&progress](std::string_view step) { progress.show_step(step); };
  std::unique_ptr<ArticleStore> store = target.open_store(
      std::move(opening), [&report](const Verdict& verdict) { report.record(verdict); });
  const IndexKnowledge& knowledge = store->knowledge();
  settings.preparer.documents.furniture = knowledge.marked();
  settings.preparer.documents.dictionary = &knowledge.dictionary;
  settings.preparer.encode = &knowledge.takes_encoded;
  if (!settings.furniture && knowledge.marks_furniture) say_not_skipped(context);
  SeenInput seen{settings.feed.paths, {}, {}, store->run(), context.now};
  const bool is_mistake =
      !read_all(settings, *store, context, target, to_come, report, progress, times, seen);
  progress.clear();
  const bool is_interrupted = interrupt_signal() != 0;
  const Tally& tally = report.tally();
  target.at_end(tally.accepted() > 0 && !is_mistake && !(settings.replace && is_interrupted));
  if (is_mistake) refuse_missing_keys(context, keys, store->commits() > 0, report);
  const std::uint64_t changed = store->changed_by_furniture();
  std::string pruned;
  if (settings.prune && !is_interrupted) {
    store.reset();  // which holds the writer
    pruned = target.held() ? prune_gone(context, target.generation(), std::move(seen), report)
                           : "; pruned 0 articles";
  }
  report.finish();
  if (is_interrupted) say_interrupted(context, settings, tally);
  if (settings.stats) print_stats(context.output, times);
  context.output.write(to_string(tally) + furniture_text(changed) + pruned + '\n');
  return outcome(settings, tally);
}

}  // namespace byline
