// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/choosing_store.hpp"

#include <utility>

#include "common/index/guard.hpp"
#include "common/index/location.hpp"
#include "indexer/writing/compaction.hpp"

namespace byline {

namespace {

// What an index takes for each byte of JSON lines (docs/index-format.md).
constexpr double kIndexBytesPerInput = 3.3;
// A batch that the live writer puts in a second is not worth another generation.
constexpr std::uint64_t kLeastBytes = std::uint64_t{1} << 20;
constexpr double kLeastShare = 0.05;

}  // namespace

bool pays_to_merge(std::uint64_t bytes_to_come, std::uint64_t bytes_of_index) {
  return bytes_to_come >= kLeastBytes &&
         static_cast<double>(bytes_to_come) * kIndexBytesPerInput >=
             static_cast<double>(bytes_of_index) * kLeastShare;
}

ChoosingStore::ChoosingStore(const StoreSettings& settings, VerdictSink sink, Opener open_live,
                             Opener open_bulk)
    : settings_(settings),
      sink_(std::move(sink)),
      open_live_(std::move(open_live)),
      open_bulk_(std::move(open_bulk)) {
  guarded("cannot read index", settings_.index, [this] {
    const Xapian::Database database = open_for_reading(settings_.generation);
    knowledge_ = knowledge_of(database);
    run_ = begin_run(database, settings_.run_token);
  });
  settings_.knowledge = knowledge_.get();
}

void ChoosingStore::open(bool merges) {
  if (merges) {
    settings_.held = settings_.generation;
    settings_.generation = settings_.next_generation();
  }
  chosen_ = merges ? open_bulk_(settings_, sink_) : open_live_(settings_, sink_);
}

ArticleStore& ChoosingStore::chosen() {
  if (!chosen_) {
    const std::uint64_t bytes = settings_.bytes_to_come ? settings_.bytes_to_come() : 0;
    open(pays_to_merge(bytes, size_of_generation(settings_.generation)));
  }
  return *chosen_;
}

std::optional<Holder> ChoosingStore::find(const std::string& key) {
  return chosen().find(key);
}

void ChoosingStore::put(Placement placement, const Holder* holder) {
  chosen().put(std::move(placement), holder);
}

void ChoosingStore::add_raw(const Holder& holder, const Hash128& raw) {
  chosen().add_raw(holder, raw);
}

std::vector<std::string> ChoosingStore::raw_terms(const Holder& holder) {
  return chosen().raw_terms(holder);
}

std::string ChoosingStore::record(const Holder& holder) {
  return chosen().record(holder);
}

// Nothing is pending that could fail before anything was put.
void ChoosingStore::settle(Verdict verdict) {
  if (chosen_) {
    chosen_->settle(std::move(verdict));
  } else {
    sink_(verdict);
  }
}

void ChoosingStore::commit() {
  if (chosen_) chosen_->commit();
}

// Where nothing was put, a run that was begun earlier may end all the same.
void ChoosingStore::finish(bool ended) {
  if (!chosen_) open(false);
  chosen_->finish(ended);
}

}  // namespace byline
