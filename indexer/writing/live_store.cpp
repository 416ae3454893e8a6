// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/live_store.hpp"

#include <fmt/format.h>

#include <utility>

#include "common/index/guard.hpp"
#include "common/index/schema.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/held_articles.hpp"
#include "indexer/writing/remaking.hpp"

namespace byline {

namespace {

// Bytes that a record takes while it waits, beside its document.
constexpr std::size_t kRecordOverhead = 1024;

}  // namespace

LiveStore::LiveStore(const StoreSettings& settings, VerdictSink sink)
    : settings_(settings),
      committer_(settings.generation, settings.index),
      run_(begin_run(committer_.database(), settings.run_token)),
      own_knowledge_(settings.knowledge == nullptr ? knowledge_of(committer_.database()) : nullptr),
      knowledge_(own_knowledge_ ? *own_knowledge_ : *settings.knowledge),
      documents_({settings.stories, knowledge_.marked(), &knowledge_.dictionary}),
      sink_(std::move(sink)) {}

std::optional<std::size_t> LiveStore::pending_at(const std::string& key) const {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  return found->second;
}

std::optional<Holder> LiveStore::find(const std::string& key) {
  if (const auto at = pending_at(key)) {
    const Operation& operation = operations_[*at];
    const Pending& pending = pending_[*at];
    return Holder{key,           pending.article, pending.raw, operation.docid,
                  operation.run, operation.added};
  }
  return holder_in(committer_.database(), key);
}

void LiveStore::put(Placement placement, const Holder* holder) {
  cost_ += placement.built.cost + kRecordOverhead;
  Operation operation;
  operation.docid = holder ? holder->docid : 0;
  operation.built = std::move(placement.built);
  operation.more_terms = std::move(placement.more_raw_terms);
  operation.added = placement.added;
  operation.run = placement.run == 0 ? run_.number : placement.run;
  Pending pending{std::move(placement.article), placement.raw, std::move(placement.verdict)};
  if (const auto at = pending_at(placement.key)) {
    // Whoever waited there was told of by its own verdict, which stays with what is written.
    if (pending.verdict) settle(std::move(*pending.verdict));
    pending.verdict = std::move(pending_[*at].verdict);
    operations_[*at] = std::move(operation);
    pending_[*at] = std::move(pending);
    return;
  }
  // Terms that were to be added to the document that is replaced go into the new one.
  if (const auto more = more_terms_of_.find(operation.docid);
      operation.docid != 0 && more != more_terms_of_.end()) {
    operations_[more->second] = std::move(operation);
    pending_[more->second] = std::move(pending);
    by_key_.emplace(std::move(placement.key), more->second);
    more_terms_of_.erase(more);
    return;
  }
  by_key_.emplace(std::move(placement.key), operations_.size());
  operations_.push_back(std::move(operation));
  pending_.push_back(std::move(pending));
}

void LiveStore::add_raw(const Holder& holder, const Hash128& raw) {
  if (const auto at = pending_at(holder.key)) {
    operations_[*at].more_terms.push_back(raw_term(raw));
    return;
  }
  const auto [more, is_new] = more_terms_of_.emplace(holder.docid, operations_.size());
  if (is_new) {
    Operation operation;
    operation.kind = Operation::Kind::AddTerms;
    operation.docid = holder.docid;
    operations_.push_back(std::move(operation));
    pending_.emplace_back();
    cost_ += kRecordOverhead;
  }
  operations_[more->second].more_terms.push_back(raw_term(raw));
}

std::vector<std::string> LiveStore::raw_terms(const Holder& holder) {
  if (const auto at = pending_at(holder.key)) {
    std::vector<std::string> terms = operations_[*at].more_terms;
    terms.push_back(raw_term(holder.raw));
    return terms;
  }
  std::vector<std::string> terms = raw_terms_of(committer_.database().get_document(holder.docid));
  if (const auto more = more_terms_of_.find(holder.docid); more != more_terms_of_.end()) {
    const std::vector<std::string>& added = operations_[more->second].more_terms;
    terms.insert(terms.end(), added.begin(), added.end());
  }
  return terms;
}

std::string LiveStore::record(const Holder& holder) {
  if (const auto at = pending_at(holder.key)) return operations_[*at].built.data;
  return committer_.database().get_document(holder.docid).get_data();
}

void LiveStore::settle(Verdict verdict) {
  cost_ += kRecordOverhead;
  settled_.push_back(std::move(verdict));
}

// What the batch makes furniture is left out of the batch and of the articles held. Whoever made a
// document may have known less.
void LiveStore::learn_furniture() {
  if (!knowledge_.marks_furniture) return;
  if (!learner_) learner_.emplace(settings_.generation, committer_.database());
  const std::set<Xapian::docid> held =
      learner_->learn(operations_, committer_.database(), knowledge_.furniture);
  for (const auto& [key, at] : by_key_) {
    BuiltDocument& built = operations_[at].built;
    if (knowledge_.furniture.mark(built.signs)) built = build_anew(built.data, key, documents_);
  }
  for (const Xapian::docid docid : held) put_anew(docid);
  changed_ += held.size();
}

void LiveStore::put_anew(Xapian::docid docid) {
  Placement placement = placed_anew(committer_.database().get_document(docid), documents_);
  Operation operation;
  operation.docid = docid;
  operation.built = std::move(placement.built);
  operation.built.spellings.clear();  // which are counted
  operation.more_terms = std::move(placement.more_raw_terms);
  operation.added = placement.added;
  operation.run = placement.run;
  if (const auto more = more_terms_of_.find(docid); more != more_terms_of_.end()) {
    Operation& waiting = operations_[more->second];
    operation.more_terms.insert(operation.more_terms.end(), waiting.more_terms.begin(),
                                waiting.more_terms.end());
    waiting = std::move(operation);
    return;
  }
  operations_.push_back(std::move(operation));
  pending_.emplace_back();
}

void LiveStore::remember_furniture(const std::vector<OperationFailure>& failures) {
  if (!learner_) return;
  for (const OperationFailure& failure : failures) operations_[failure.operation].written_as = 0;
  for (Operation& operation : operations_) {
    if (operation.written_as == 0) continue;
    learner_->remember(operation.written_as, std::move(operation.built.signs));
  }
}

void LiveStore::commit() {
  if (!operations_.empty()) {
    Metadata metadata{{std::string(kMetaRun), open_state(run_)}};
    metadata.insert(metadata.end(), settings_.metadata.begin(), settings_.metadata.end());
    guarded("cannot read index", settings_.index, [this] { learn_furniture(); });
    const std::vector<OperationFailure> failures = committer_.commit(operations_, metadata);
    remember_furniture(failures);
    for (const OperationFailure& failure : failures) {
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
  more_terms_of_.clear();
  settled_.clear();
  cost_ = 0;
}

void LiveStore::finish(bool ended) {
  commit();
  if (!ended) return;
  const std::string state = committer_.database().get_metadata(std::string(kMetaRun));
  if (state != open_state(run_)) return;
  const Metadata metadata{{std::string(kMetaRun), ended_state(run_)}};
  static_cast<void>(committer_.commit({}, metadata));
  ++commits_;
}

}  // namespace byline
