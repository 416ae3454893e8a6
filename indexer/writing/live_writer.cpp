// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/live_writer.hpp"

#include <fmt/format.h>

#include "common/index/guard.hpp"
#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "indexer/cleaning/clean.hpp"
#include "indexer/writing/identity.hpp"

namespace byline {

namespace {

// Bytes that a record takes while it waits, beside its document.
constexpr std::size_t kRecordOverhead = 1024;

Article without_text(Article article) {
  article.paragraphs.clear();
  article.paragraphs.shrink_to_fit();
  return article;
}

Verdict verdict_of(Outcome outcome, const Prepared& prepared, std::string reason) {
  return {outcome,           prepared.place,   prepared.article.id,
          std::move(reason), prepared.repairs, prepared.cut};
}

// The document under a key, 0 when there is none.
Xapian::docid document_with(const Xapian::Database& database, const std::string& key) {
  const std::string term = std::string(kKeyPrefix) + key;
  const Xapian::PostingIterator posting = database.postlist_begin(term);
  return posting == database.postlist_end(term) ? 0 : *posting;
}

}  // namespace

LiveWriter::LiveWriter(const std::filesystem::path& generation, const std::string& index,
                       const WriterSettings& settings, StageTimes& times, VerdictSink sink)
    : index_(index),
      committer_(generation, index),
      settings_(settings),
      run_(begin_run(committer_.database(), settings.run_token)),
      times_(times),
      sink_(std::move(sink)) {}

void LiveWriter::put(Prepared prepared) {
  {
    const StageClock clock(times_, Stage::Decide);
    guarded("cannot read index", index_, [&] { decide(std::move(prepared)); });
  }
  if (cost_ >= settings_.batch_bytes) commit();
}

void LiveWriter::decide(Prepared prepared) {
  if (!prepared.reject.empty()) {
    tell(Outcome::Rejected, prepared, prepared.reject);
  } else if (prepared.is_known) {
    tell(Outcome::Unchanged, prepared, {});
  } else {
    Holder holder;
    if (!find_holder(prepared.key, holder)) {
      Verdict verdict = verdict_of(Outcome::Added, prepared, {});
      add_new(std::move(prepared), std::move(verdict));
    } else if (prepared.given_id && !is_same_article(holder.article, prepared.article)) {
      conflict(holder, std::move(prepared));
    } else {
      same_article(holder, std::move(prepared));
    }
  }
}

bool LiveWriter::find_holder(const std::string& key, Holder& holder) const {
  if (const auto found = by_key_.find(key); found != by_key_.end()) {
    const Operation& operation = operations_[found->second];
    const Pending& pending = pending_[found->second];
    holder = {pending.article, pending.raw,     operation.docid,
              operation.run,   operation.added, found->second};
    return true;
  }
  const Xapian::docid docid = document_with(committer_.database(), key);
  if (docid == 0) return false;
  const Xapian::Document document = committer_.database().get_document(docid);
  const Record record = decode_record(document.get_data());
  holder = {record.article,
            record.raw,
            docid,
            unpack_number(document.get_value(kSlotRun)),
            unpack_number(document.get_value(kSlotAdded)),
            kNotPending};
  return true;
}

void LiveWriter::add_new(Prepared prepared, std::optional<Verdict> verdict) {
  Holder nobody;
  nobody.added = settings_.now;
  replace(nobody, std::move(prepared), std::move(verdict));
}

// The record takes the holder's place: its document, and since when it is held.
void LiveWriter::replace(const Holder& holder, Prepared prepared, std::optional<Verdict> verdict) {
  Operation operation;
  operation.docid = holder.docid;
  operation.built = std::move(prepared.built);
  operation.added = holder.added;
  operation.run = run_.number;
  stage(std::move(operation), {std::move(prepared.key), without_text(std::move(prepared.article)),
                               prepared.raw, std::move(prepared.place), std::move(verdict)});
}

void LiveWriter::same_article(const Holder& holder, Prepared prepared) {
  if (holder.run == run_.number) {
    merge(holder, std::move(prepared));
    return;
  }
  // A holder of an earlier run comes from the index, with its text; ours is in the record.
  const Article ours = decode_record(prepared.built.document.get_data()).article;
  if (has_same_content(holder.article, ours)) {
    remember_raw(holder, prepared);
    tell(Outcome::Unchanged, prepared, {});
  } else {
    Verdict verdict = verdict_of(Outcome::Updated, prepared, {});
    replace(holder, std::move(prepared), std::move(verdict));
  }
}

void LiveWriter::merge(const Holder& holder, Prepared prepared) {
  Verdict merged = verdict_of(Outcome::Merged, prepared,
                              fmt::format("same article as '{}'", holder.article.source));
  if (!is_better({prepared.article.words, prepared.raw}, {holder.article.words, holder.raw})) {
    remember_raw(holder, prepared);
    settled_.push_back(std::move(merged));
    return;
  }
  add_raw_terms(document_of(holder), prepared.built.document);
  if (holder.pending == kNotPending) {
    replace(holder, std::move(prepared), std::move(merged));
  } else {
    settled_.push_back(std::move(merged));
    std::optional<Verdict> of_holder = pending_[holder.pending].verdict;
    replace(holder, std::move(prepared), std::move(of_holder));
  }
}

// Within a run the smaller hash keeps the id. A holder that was told as added already is not told
// again: the newcomer's verdict says what happened.
void LiveWriter::conflict(const Holder& holder, Prepared prepared) {
  if (holder.run != run_.number || holder.raw < prepared.raw) {
    put_beside(std::move(prepared), true);
    return;
  }
  const std::string moved_id = move_aside(holder);
  Verdict verdict = verdict_of(Outcome::Added, prepared, {});
  if (holder.pending == kNotPending) {
    verdict.outcome = Outcome::Conflict;
    verdict.reason =
        fmt::format("id '{}' was held by another article of this run, which is now '{}'",
                    prepared.article.id, moved_id);
  }
  replace(holder, std::move(prepared), std::move(verdict));
}

// Gives the record an id of its own and puts it as that; returns the id.
std::string LiveWriter::put_beside(Prepared prepared, bool is_told) {
  const std::string wanted = prepared.article.id;
  Article article = decode_record(prepared.built.document.get_data()).article;
  derive_conflict_id(article, prepared.key);
  bool cut = false;
  prepared.built = builder_.build(article, prepared.key, prepared.raw, cut);
  prepared.article = without_text(std::move(article));
  std::string id = prepared.article.id;
  Holder other;
  if (find_holder(prepared.key, other)) {
    same_article(other, std::move(prepared));
    return id;
  }
  std::optional<Verdict> verdict;
  if (is_told) {
    verdict = verdict_of(Outcome::Conflict, prepared,
                         fmt::format("id '{}' is held by another article", wanted));
  }
  add_new(std::move(prepared), std::move(verdict));
  return id;
}

// The holder of an id goes on under a derived one, as a document of its own.
std::string LiveWriter::move_aside(const Holder& holder) {
  Prepared moved;
  const bool is_pending = holder.pending != kNotPending;
  const Xapian::Document document = document_of(holder);
  moved.article = holder.article;
  moved.raw = holder.raw;
  if (is_pending) moved.place = pending_[holder.pending].place;
  moved.built.document.set_data(document.get_data());
  return put_beside(std::move(moved), is_pending);
}

// A copy that stays readable when the writer is reopened.
Xapian::Document LiveWriter::document_of(const Holder& holder) const {
  if (holder.pending != kNotPending) return operations_[holder.pending].built.document;
  const Xapian::Document held = committer_.database().get_document(holder.docid);
  return Xapian::Document::unserialise(held.serialise());
}

// So that the same record, met again, is known without being read.
void LiveWriter::remember_raw(const Holder& holder, const Prepared& prepared) {
  if (holder.pending != kNotPending) {
    operations_[holder.pending].built.document.add_boolean_term(raw_term(prepared.raw));
    return;
  }
  Operation operation;
  operation.docid = holder.docid;
  operation.built.document = document_of(holder);
  operation.built.document.add_boolean_term(raw_term(prepared.raw));
  operation.built.cost = operation.built.document.get_data().size();
  operation.added = holder.added;
  operation.run = holder.run;
  stage(std::move(operation),
        {prepared.key, without_text(holder.article), holder.raw, {}, std::nullopt});
}

void LiveWriter::stage(Operation operation, Pending pending) {
  cost_ += operation.built.cost + kRecordOverhead;
  const auto [place, is_new] = by_key_.emplace(pending.key, operations_.size());
  if (is_new) {
    operations_.push_back(std::move(operation));
    pending_.push_back(std::move(pending));
  } else {
    operations_[place->second] = std::move(operation);
    pending_[place->second] = std::move(pending);
  }
}

void LiveWriter::tell(Outcome outcome, const Prepared& prepared, std::string reason) {
  cost_ += kRecordOverhead;
  settled_.push_back(verdict_of(outcome, prepared, std::move(reason)));
}

void LiveWriter::commit() {
  const StageClock clock(times_, Stage::Commit);
  if (!operations_.empty()) {
    const Metadata metadata{{std::string(kMetaRun), open_state(run_)}};
    for (const OperationFailure& failure : committer_.commit(operations_, metadata)) {
      std::optional<Verdict>& verdict = pending_[failure.operation].verdict;
      if (!verdict) continue;
      verdict->outcome = Outcome::Rejected;
      verdict->reason = fmt::format("Xapian refuses it: {}", failure.reason);
    }
    ++commits_;
  }
  for (const Pending& pending : pending_) {
    if (pending.verdict) sink_(*pending.verdict);
  }
  for (const Verdict& verdict : settled_) sink_(verdict);
  operations_.clear();
  pending_.clear();
  by_key_.clear();
  settled_.clear();
  cost_ = 0;
}

void LiveWriter::finish() {
  commit();
  const std::string state = committer_.database().get_metadata(std::string(kMetaRun));
  if (state != open_state(run_)) return;
  const Metadata metadata{{std::string(kMetaRun), ended_state(run_)}};
  static_cast<void>(committer_.commit({}, metadata));
  ++commits_;
}

}  // namespace byline
