// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/index_store.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "common/index/guard.hpp"
#include "common/index/location.hpp"
#include "indexer/writing/compaction.hpp"

namespace byline {

namespace {

// What an index takes for each byte of JSON lines (docs/index-format.md).
constexpr double kIndexBytesPerInput = 2.95;
// A batch that the live writer puts in a second is not worth another generation.
constexpr std::uint64_t kLeastBytes = std::uint64_t{1} << 20;
// The part of the index that a batch must make. Measured with teasers added to 60,000 others, one
// job, seconds of CPU through the live writer and merged: 1 % 0.5 and 1.6, 2 % 1.0 and 1.7,
// 5 % 2.8 and 2.1, 10 % 6.1 and 2.7, 20 % 12.4 and 3.8, 50 % 39 and 7.1. They cross at 4 % of the
// articles; a twentieth of the bytes is 6 % of them, so that writing the whole index anew gains
// something.
constexpr double kLeastShare = 0.05;

}  // namespace

bool pays_to_merge(std::uint64_t bytes_to_come, std::uint64_t bytes_of_index) {
  return bytes_to_come >= kLeastBytes && static_cast<double>(bytes_to_come) * kIndexBytesPerInput >=
                                             static_cast<double>(bytes_of_index) * kLeastShare;
}

IndexStore::IndexStore(const StoreSettings& settings, VerdictSink sink, bool is_fresh, Opener live,
                       Opener bulk)
    : settings_(settings),
      sink_(std::move(sink)),
      is_fresh_(is_fresh),
      open_live_(std::move(live)),
      open_bulk_(std::move(bulk)),
      run_{1, settings.run_token} {
  if (is_fresh) {
    knowledge_ = fresh_knowledge(settings.furniture);
    settings_.knowledge = knowledge_.get();
    open_bulk();
    return;
  }
  guarded("cannot read index", settings_.index, [this] {
    const Xapian::Database database = open_for_reading(settings_.generation);
    knowledge_ = knowledge_of(database);
    run_ = begin_run(database, settings_.run_token);
  });
  settings_.knowledge = knowledge_.get();
}

void IndexStore::open_live() {
  open_ = open_live_(settings_, sink_);
}

// The first slice of a fresh index goes into the folder that is there.
void IndexStore::open_bulk() {
  std::uint64_t held = 0;
  if (!is_fresh_ || is_bulk_) {
    settings_.held = settings_.generation;
    settings_.generation = settings_.next_generation();
    held = guarded("cannot read index", settings_.index,
                   [this] { return open_for_reading(*settings_.held).get_doccount(); });
  }
  slice_ = settings_.next_generation ? std::max(settings_.slice, held)
                                     : std::numeric_limits<std::uint64_t>::max();
  put_ = 0;
  is_bulk_ = true;
  open_ = open_bulk_(settings_, sink_);
}

ArticleStore& IndexStore::chosen() {
  if (is_slice_due_) end_slice();
  if (open_) return *open_;
  const std::uint64_t bytes = settings_.bytes_to_come ? settings_.bytes_to_come() : 0;
  if (is_bulk_ || pays_to_merge(bytes, size_of_generation(settings_.generation))) {
    open_bulk();
  } else {
    open_live();
  }
  return *open_;
}

std::optional<Holder> IndexStore::find(const std::string& key) {
  return chosen().find(key);
}

void IndexStore::put(Placement placement, const Holder* holder) {
  chosen().put(std::move(placement), holder);
  ++put_;
}

void IndexStore::add_raw(const Holder& holder, const Hash128& raw) {
  chosen().add_raw(holder, raw);
}

std::vector<std::string> IndexStore::raw_terms(const Holder& holder) {
  return chosen().raw_terms(holder);
}

std::string IndexStore::record(const Holder& holder) {
  return chosen().record(holder);
}

// Before anything was put nothing is pending that could fail.
void IndexStore::settle(Verdict verdict) {
  if (open_) {
    open_->settle(std::move(verdict));
  } else {
    sink_(verdict);
  }
}

bool IndexStore::is_full() const {
  return open_ && (open_->is_full() || is_slice_full());
}

// A slice ends when a further record is looked up: where none comes it is the last, and the run
// ends with it.
void IndexStore::commit() {
  if (is_slice_full()) {
    is_slice_due_ = true;
  } else if (open_) {
    open_->commit();
  }
}

void IndexStore::end_slice() {
  is_slice_due_ = false;
  open_->finish(false);
  changed_ += open_->changed_by_furniture();
  open_.reset();
}

// Where nothing was put, a run that was begun earlier may end all the same.
void IndexStore::finish(bool ended) {
  if (!open_) open_live();
  open_->finish(ended);
}

std::uint64_t IndexStore::changed_by_furniture() const {
  if (is_fresh_) return 0;  // nobody held anything
  return changed_ + (open_ ? open_->changed_by_furniture() : 0);
}

std::uint64_t IndexStore::commits() const {
  return open_ ? open_->commits() : 0;
}

}  // namespace byline
