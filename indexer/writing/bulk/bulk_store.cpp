// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/bulk_store.hpp"

#include <fmt/format.h>

#include <utility>

#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "common/index/seal.hpp"
#include "indexer/writing/committer.hpp"
#include "indexer/writing/settling.hpp"
#include "indexer/writing/story_terms.hpp"

namespace byline {

namespace {

// How much more may be written before the free space is looked at again.
constexpr std::uint64_t kSpaceStep = std::uint64_t{64} << 20;

}  // namespace

BulkStore::BulkStore(const StoreSettings& settings, VerdictSink sink)
    : settings_(settings),
      run_{1, settings.run_token},
      sink_(std::move(sink)),
      builder_(settings.generation, settings.memory),
      sketches_(settings.generation) {
  require_space(settings.generation, settings.index, 0);
}

std::optional<Holder> BulkStore::find(const std::string& key) {
  const std::uint32_t docid = by_key_.find(hash128(key));
  if (docid == 0) return std::nullopt;
  Record record = decode_record(builder_.data(docid));
  record.article.paragraphs.clear();
  return Holder{key, std::move(record.article), record.raw, docid, run_.number, settings_.now};
}

void BulkStore::put(Placement placement, const Holder* holder) {
  if (placement.built.data.size() > kMaxBulkData) {
    if (!placement.verdict) return;
    placement.verdict->outcome = Outcome::Rejected;
    placement.verdict->reason = fmt::format("an article of more than {} MB", kMaxBulkData >> 20);
    sink_(*placement.verdict);
    return;
  }
  for (const auto& [form, spelling] : placement.built.spellings) spellings_.add(form, spelling);
  complete_values(placement.built, dictionaries_, placement.added,
                  placement.run == 0 ? run_.number : placement.run);
  if (placement.built.encoded.is_empty()) {
    placement.built.encoded = encode_document(placement.built.terms);
  }
  builder_.reserve(by_key_.memory() + dictionaries_.memory() + spellings_.memory());
  const std::uint32_t docid =
      builder_.add({std::move(placement.built.encoded), std::move(placement.built.values),
                    std::move(placement.built.data)});
  sketches_.add(docid, placement.built.sketch);
  for (const std::string& term : placement.more_raw_terms) builder_.add_key(docid, term);
  if (holder) builder_.remove(holder->docid);
  by_key_.set(hash128(placement.key), docid);
  check_space();
  if (placement.verdict) sink_(*placement.verdict);
}

void BulkStore::add_raw(const Holder& holder, const Hash128& raw) {
  builder_.add_key(holder.docid, raw_term(raw));
}

std::vector<std::string> BulkStore::raw_terms(const Holder& holder) {
  std::vector<std::string> terms = builder_.keys(holder.docid);
  std::erase_if(terms, [](const std::string& term) { return !term.starts_with(kRawPrefix); });
  return terms;
}

std::string BulkStore::record(const Holder& holder) {
  return builder_.data(holder.docid);
}

// The tables take about as much again as what was spilled.
void BulkStore::check_space() {
  const std::uint64_t bytes = builder_.disk_bytes();
  if (bytes < checked_bytes_ + kSpaceStep) return;
  checked_bytes_ = bytes;
  require_space(settings_.generation, settings_.index, bytes);
}

void BulkStore::finish(bool ended) {
  group_stories();
  std::map<std::string, std::string> metadata;
  for (auto& [key, value] : initial_metadata(settings_.now)) metadata[key] = value;
  for (auto& [key, value] : spellings_.changes(nullptr)) metadata[key] = value;
  for (auto& [key, value] : dictionaries_.take_changes()) metadata[key] = value;
  metadata[std::string(kMetaRun)] = ended ? ended_state(run_) : open_state(run_);
  metadata[std::string(kMetaCheckpoint)] = "1";
  for (const auto& [key, value] : settings_.metadata) metadata[key] = value;
  builder_.finish(metadata, glass::make_uuid(), settings_.threads);
  write_seal(settings_.generation);
  ++commits_;
}

void BulkStore::group_stories() {
  sketches_.finish([this](std::uint32_t docid) { return builder_.is_held(docid); });
  builder_.spill();  // grouping needs the memory
  const std::optional<SketchFile> file = SketchFile::open(settings_.generation);
  for (const StoryMember& member : story_members(*file)) {
    builder_.amend(member.docid, {story_term(member.name), story_term(member.lead_name), kSlotStory,
                                  pack_number(member.lead)});
  }
}

}  // namespace byline
