// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>

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
// first commit (a new index) or with the end of the run (--replace). A new one is bulk-built.
class Target {
 public:
  Target(const CommandContext& context, bool replace) : location_(context.location) {
    location_.remove_unfinished();
    const std::optional<std::filesystem::path> current = location_.current();
    is_new_ = replace || !current;
    waits_for_end_ = replace && current;
    if (is_new_) {
      generation_ = location_.make_next_generation();
    } else {
      generation_ = *current;
    }
  }

  [[nodiscard]] const std::filesystem::path& generation() const { return generation_; }
  [[nodiscard]] bool is_new() const { return is_new_; }

  [[nodiscard]] std::unique_ptr<ArticleStore> open_store(StoreSettings settings,
                                                         VerdictSink sink) const {
    settings.generation = generation_;
    settings.index = location_.name();
    return is_new_ ? open_fresh_store(settings, std::move(sink))
                   : open_live_store(settings, std::move(sink));
  }

  void after_commit() {
    if (is_new_ && !waits_for_end_) switch_to();
  }

  // `wanted`: whether the run's result is to be used. A new generation that is not goes.
  void at_end(bool wanted) {
    if (is_new_ && wanted) {
      switch_to();
    } else if (is_new_ && !is_switched_) {
      location_.remove_unfinished();
    }
  }

 private:
  void switch_to() {
    if (!is_switched_) location_.switch_to(generation_);
    is_switched_ = true;
  }

  const IndexLocation& location_;
  std::filesystem::path generation_;
  bool is_new_ = false;
  bool waits_for_end_ = false;
  bool is_switched_ = false;
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

// Reads everything into the target. What is left when it ends early is committed.
void read_all(const AddSettings& settings, ArticleStore& store, const CommandContext& context,
              Target& target, Report& report, StageTimes& times, SeenInput& seen) {
  ArticleWriter writer(store, context.location.name(), context.now, times,
                       settings.preparer.documents);
  RecordFeed feed(settings.feed, times);
  Progress progress(settings.progress);
  ProgressState state;
  run_pipeline(feed, settings.preparer, times, settings.jobs, [&](PreparedBatch batch) {
    if (!batch.raw.events.empty()) progress.clear();
    for (const SourceEvent& event : batch.raw.events) report.source(event);
    if (settings.prune) see(seen, batch);
    state.records += batch.records.size();
    state.bytes = batch.raw.bytes_read;
    state.total_bytes = batch.raw.total_bytes;
    const std::uint64_t commits = store.commits();
    for (Prepared& record : batch.records) writer.put(std::move(record));
    if (store.commits() != commits) target.after_commit();
    progress.show(state);
  });
  const bool is_interrupted = interrupt_signal() != 0;
  // What would replace the index only when it is whole is not worth finishing.
  if (!(is_interrupted && settings.replace)) writer.finish(!is_interrupted);
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

}  // namespace

ExitCode run_add(CommandContext& context) {
  AddSettings settings = add_settings(context);
  if (settings.dry_run) return dry_run(settings, context.output);

  const IndexLock lock = lock_index(context);
  Report report(settings.report, settings.loudness);
  Target target(context, settings.replace);
  if (!target.is_new()) settings.preparer.known_in = target.generation();
  StageTimes times(settings.stats);
  KeyWatch keys(settings.preparer.rules);
  settings.preparer.keys = &keys;
  std::unique_ptr<ArticleStore> store =
      target.open_store(store_settings(context, settings),
                        [&report](const Verdict& verdict) { report.record(verdict); });
  settings.preparer.documents.furniture = store->furniture();
  settings.preparer.documents.dictionary = store->dictionary();
  if (!settings.furniture && store->furniture() != nullptr) say_not_skipped(context);
  settings.preparer.encode = store->takes_encoded();
  SeenInput seen{settings.feed.paths, {}, {}, store->run(), context.now};
  read_all(settings, *store, context, target, report, times, seen);
  const bool is_interrupted = interrupt_signal() != 0;
  const Tally& tally = report.tally();
  target.at_end(tally.accepted() > 0 && !(settings.replace && is_interrupted));
  const std::uint64_t changed = store->changed_by_furniture();
  std::string pruned;
  if (settings.prune && !is_interrupted) {
    store.reset();  // which holds the writer
    pruned = target.is_new() ? "; pruned 0 articles"
                             : prune_gone(context, target.generation(), std::move(seen), report);
  }
  report.finish();
  if (is_interrupted) say_interrupted(context, settings, tally);
  if (settings.stats) print_stats(context.output, times);
  context.output.write(to_string(tally) + furniture_text(changed) + pruned + '\n');
  keys.require_all_seen();
  return outcome(settings, tally);
}

}  // namespace byline
