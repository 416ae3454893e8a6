// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <vector>

#include "common/base/interrupt.hpp"
#include "common/index/guard.hpp"
#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "indexer/commands/command.hpp"
#include "indexer/pipeline/progress.hpp"
#include "indexer/writing/committer.hpp"
#include "indexer/writing/compaction.hpp"
#include "indexer/writing/document.hpp"

namespace byline {

namespace {

struct Rebuilt {
  std::uint64_t articles = 0;
  std::uint64_t lost = 0;
};

std::string key_of(const Xapian::Document& document) {
  const std::string prefix(kKeyPrefix);
  Xapian::TermIterator term = document.termlist_begin();
  term.skip_to(prefix);
  if (term == document.termlist_end()) return {};
  return (*term).substr(prefix.size());
}

// The article anew from its record; what the record does not hold comes from the old document.
Operation rebuild_document(const Xapian::Document& old, DocumentBuilder& builder) {
  Record record = decode_record(old.get_data());
  Operation operation;
  bool cut = false;
  operation.built = builder.build(record.article, key_of(old), record.raw, cut);
  add_raw_terms(old, operation.built.document);
  operation.added = unpack_number(old.get_value(kSlotAdded));
  operation.run = unpack_number(old.get_value(kSlotRun));
  return operation;
}

class Rebuild {
 public:
  Rebuild(const CommandContext& context, const Xapian::Database& from,
          const std::filesystem::path& to)
      : from_(from),
        committer_(to, context.location.name()),
        batch_bytes_(batch_bytes(context)),
        progress_(context.options.has("quiet") ? "never" : context.options.get("progress")) {}

  Rebuilt run() {
    for (Xapian::PostingIterator posting = from_.postlist_begin("");
         posting != from_.postlist_end("") && interrupt_signal() == 0; ++posting) {
      take(*posting);
      progress_.show({result_.articles, 0, 0});
      if (cost_ >= batch_bytes_) commit();
    }
    commit();
    return result_;
  }

 private:
  void take(Xapian::docid docid) {
    try {
      Operation operation = rebuild_document(from_.get_document(docid), builder_);
      cost_ += operation.built.cost;
      operations_.push_back(std::move(operation));
      ++result_.articles;
    } catch (const Xapian::Error& error) {
      lose(docid, error.get_msg());
    } catch (const Error& error) {
      lose(docid, error.what());
    }
  }

  void lose(Xapian::docid docid, const std::string& reason) {
    progress_.clear();
    print_note(fmt::format("article {} is lost: {}", docid, reason));
    ++result_.lost;
  }

  void commit() {
    const Metadata metadata{
        {std::string(kMetaRun), from_.get_metadata(std::string(kMetaRun))},
        {std::string(kMetaCreated), from_.get_metadata(std::string(kMetaCreated))}};
    for (const OperationFailure& failure : committer_.commit(operations_, metadata)) {
      --result_.articles;
      lose(static_cast<Xapian::docid>(failure.operation), failure.reason);
    }
    operations_.clear();
    cost_ = 0;
  }

  const Xapian::Database& from_;
  Committer committer_;
  const std::size_t batch_bytes_;
  Progress progress_;
  DocumentBuilder builder_;
  std::vector<Operation> operations_;
  std::size_t cost_ = 0;
  Rebuilt result_;
};

}  // namespace

ExitCode run_rebuild(CommandContext& context) {
  static_cast<void>(require_generation(context));
  const IndexLock lock = lock_index(context);
  const std::filesystem::path before = require_generation(context);
  context.location.remove_unfinished();
  const std::filesystem::path fresh = context.location.make_next_generation();
  create_database(fresh, context.location.name(), context.now);
  const Rebuilt result = guarded("cannot rebuild index", context.location.name(), [&] {
    const Xapian::Database from(before.string(), Xapian::DB_BACKEND_GLASS);
    return Rebuild(context, from, fresh).run();
  });
  if (const int signal = interrupt_signal(); signal != 0) {
    context.location.remove_unfinished();
    print_note(fmt::format("interrupted: '{}' stays as it was", context.location.name()));
    return static_cast<ExitCode>(128 + signal);
  }
  compact_and_switch(context.location, fresh);
  context.location.remove_unfinished();
  context.output.write(fmt::format("rebuilt {} articles, lost {}\n", result.articles, result.lost));
  return result.lost == 0 ? ExitCode::Ok : ExitCode::Incomplete;
}

}  // namespace byline
