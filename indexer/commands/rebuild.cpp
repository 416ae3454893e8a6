// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <memory>
#include <string>

#include "common/base/interrupt.hpp"
#include "common/index/features.hpp"
#include "common/index/guard.hpp"
#include "common/index/record.hpp"
#include "common/index/record_dictionary.hpp"
#include "common/index/schema.hpp"
#include "common/index/seal.hpp"
#include "indexer/commands/command.hpp"
#include "indexer/pipeline/progress.hpp"
#include "indexer/writing/compaction.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/open_store.hpp"
#include "indexer/writing/remaking.hpp"

namespace byline {

namespace {

struct Rebuilt {
  std::uint64_t articles = 0;
  std::uint64_t lost = 0;
};

Placement rebuilt(const Xapian::Document& old, DocumentBuilder& builder) {
  Placement placement = placed_anew(old, builder);
  placement.verdict.emplace();
  placement.verdict->id = placement.article.id;
  return placement;
}

class Rebuild {
 public:
  Rebuild(const CommandContext& context, const Xapian::Database& from, StoreSettings settings)
      : from_(from),
        progress_(progress_setting(context)),
        store_(open_fresh_store(with_progress(std::move(settings)),
                                [this](const Verdict& verdict) { take(verdict); })),
        builder_(DocumentSettings{true, store_->knowledge().marked(),
                                  &store_->knowledge().dictionary}) {}

  // When it is interrupted the new generation stays unfinished.
  Rebuilt run() {
    for (Xapian::PostingIterator posting = from_.postlist_begin("");
         posting != from_.postlist_end("") && interrupt_signal() == 0; ++posting) {
      take(*posting);
      progress_.show({result_.articles, 0, 0});
      if (store_->is_full()) store_->commit();
    }
    if (interrupt_signal() == 0) store_->finish(true);
    progress_.clear();
    return result_;
  }

 private:
  StoreSettings with_progress(StoreSettings settings) {
    settings.at_step = [this](std::string_view step) { progress_.show_step(step); };
    return settings;
  }

  // What became of an article that was put.
  void take(const Verdict& verdict) {
    if (verdict.outcome != Outcome::Rejected) return;
    --result_.articles;
    lose(verdict.id, verdict.reason);
  }

  void take(Xapian::docid docid) {
    try {
      store_->put(rebuilt(from_.get_document(docid), builder_), nullptr);
      ++result_.articles;
    } catch (const Xapian::Error& error) {
      lose(fmt::format("{}", docid), error.get_msg());
    } catch (const Error& error) {
      if (error.code() == ExitCode::Incomplete) throw;
      lose(fmt::format("{}", docid), error.what());
    }
  }

  void lose(const std::string& article, const std::string& reason) {
    progress_.clear();
    print_note(fmt::format("article {} is lost: {}", article, reason));
    ++result_.lost;
  }

  const Xapian::Database& from_;
  Progress progress_;
  std::unique_ptr<ArticleStore> store_;
  DocumentBuilder builder_;
  Rebuilt result_;
};

// A store that takes over what the old index says of itself.
StoreSettings settings_of(const CommandContext& context, const Xapian::Database& from,
                          const std::filesystem::path& to) {
  StoreSettings settings;
  settings.generation = to;
  settings.index = context.location.name();
  settings.memory = memory_budget(context);
  settings.now = context.now;
  settings.threads = 2;
  settings.furniture = !skips_furniture(from);
  for (const std::string_view key : {kMetaRun, kMetaCreated}) {
    settings.metadata[std::string(key)] = from.get_metadata(std::string(key));
  }
  return settings;
}

}  // namespace

ExitCode run_rebuild(CommandContext& context) {
  static_cast<void>(require_generation(context));
  const IndexLock lock = lock_index(context);
  const std::filesystem::path before = require_generation(context);
  context.location.remove_unfinished();
  const std::filesystem::path fresh = context.location.make_next_generation();
  const Rebuilt result = guarded("cannot rebuild index", context.location.name(), [&] {
    const Xapian::Database from(before.string(), Xapian::DB_BACKEND_GLASS);
    dictionary_of(from);
    return Rebuild(context, from, settings_of(context, from, fresh)).run();
  });
  if (const int signal = interrupt_signal(); signal != 0) {
    context.location.remove_unfinished();
    print_note(fmt::format("interrupted: '{}' stays as it was", context.location.name()));
    return static_cast<ExitCode>(128 + signal);
  }
  if (is_sealed(fresh)) {
    context.location.switch_to(fresh);
  } else {
    static_cast<void>(compact_and_switch(context.location, fresh));
  }
  context.location.remove_unfinished();
  context.output.write(fmt::format("rebuilt {} articles, lost {}\n", result.articles, result.lost));
  return result.lost == 0 ? ExitCode::Ok : ExitCode::Incomplete;
}

}  // namespace byline
