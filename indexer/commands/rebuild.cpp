// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "common/base/interrupt.hpp"
#include "common/index/guard.hpp"
#include "common/index/record.hpp"
#include "common/index/record_dictionary.hpp"
#include "common/index/schema.hpp"
#include "common/index/seal.hpp"
#include "common/index/settings.hpp"
#include "indexer/commands/command.hpp"
#include "indexer/pipeline/progress.hpp"
#include "indexer/writing/compaction.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/open_store.hpp"
#include "indexer/writing/remaking.hpp"
#include "indexer/writing/salvage.hpp"

namespace byline {

namespace {

struct Rebuilt {
  std::uint64_t articles = 0;
  std::uint64_t lost = 0;
};

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
      const Xapian::Document old = from_.get_document(docid);
      Placement placement = placed_anew(old, terms_of(old), builder_);
      placement.verdict.emplace();
      placement.verdict->id = placement.article.id;
      store_->put(std::move(placement), nullptr);
      ++result_.articles;
    } catch (const Xapian::Error& error) {
      lose(fmt::format("{}", docid), error.get_msg());
    } catch (const Error& error) {
      if (error.code() == ExitCode::Incomplete) throw;
      lose(fmt::format("{}", docid), error.what());
    }
  }

  // Where its list of terms is damaged, those that stand in the postlists.
  HeldTerms terms_of(const Xapian::Document& old) {
    try {
      return held_terms_of(old);
    } catch (const Xapian::Error&) {
      if (!posted_) posted_.emplace(from_);
      return posted_->of(old.get_docid());
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
  std::optional<PostedTerms> posted_;  // read when they are needed
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
  settings.furniture = marks_furniture(from);
  for (const std::string_view key : {kMetaRun, kMetaCreated}) {
    settings.metadata[std::string(key)] = from.get_metadata(std::string(key));
  }
  return settings;
}

// The database of a generation, by those of its tables that are needed where others are damaged.
Xapian::Database open_what_opens(const IndexLocation& location,
                                 const std::filesystem::path& generation) {
  try {
    return Xapian::Database(generation.string(), Xapian::DB_BACKEND_GLASS);
  } catch (const Xapian::DatabaseError&) {
    const std::filesystem::path linked = location.make_next_generation();
    link_article_tables(generation, linked);
    return Xapian::Database(linked.string(), Xapian::DB_BACKEND_GLASS);
  }
}

// Makes the new generation; where that fails nothing is left of it.
Rebuilt rebuild_into(const CommandContext& context, const std::filesystem::path& before,
                     std::filesystem::path& fresh) {
  try {
    return guarded("cannot rebuild index", context.location.name(), [&] {
      const Xapian::Database from = open_what_opens(context.location, before);
      dictionary_of(from);
      fresh = context.location.make_next_generation();
      return Rebuild(context, from, settings_of(context, from, fresh)).run();
    });
  } catch (const Error& error) {
    context.location.remove_unfinished();
    if (error.code() != ExitCode::Index) throw;
    throw Error(error.code(), error.what(),
                "add the originals again with: byline-index add --replace PATH");
  }
}

}  // namespace

ExitCode run_rebuild(CommandContext& context) {
  static_cast<void>(require_generation(context));
  const IndexLock lock = lock_index(context);
  const std::filesystem::path before = require_generation(context);
  context.location.remove_unfinished();
  std::filesystem::path fresh;
  const Rebuilt result = rebuild_into(context, before, fresh);
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
