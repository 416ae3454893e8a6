// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/bulk_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "common/index/seal.hpp"
#include "indexer/furniture/furniture_rule.hpp"
#include "indexer/furniture/paragraph_file.hpp"
#include "indexer/writing/committer.hpp"
#include "indexer/writing/form_list.hpp"
#include "indexer/writing/remaking.hpp"
#include "indexer/writing/settling.hpp"
#include "indexer/writing/story_terms.hpp"

namespace byline {

namespace {

// How much more may be written before the free space is looked at again.
constexpr std::uint64_t kSpaceStep = std::uint64_t{64} << 20;

// The part of the memory that may hold what is known of paragraphs.
constexpr std::size_t kParagraphShare = 8;

std::vector<std::string> raw_terms_among(std::vector<std::string> terms) {
  std::erase_if(terms, [](const std::string& term) { return !term.starts_with(kRawPrefix); });
  return terms;
}

}  // namespace

BulkStore::BulkStore(const StoreSettings& settings, VerdictSink sink)
    : settings_(settings),
      run_{1, settings.run_token},
      sink_(std::move(sink)),
      paragraphs_(settings.generation, settings.memory / kParagraphShare),
      documents_({settings.stories, furniture(), &dictionary_}),
      builder_(settings.generation, settings.memory),
      origins_(1),
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
  train(placement.built.data);
  learn(placement);
  const Origin origin{placement.added, placement.run == 0 ? run_.number : placement.run};
  const std::vector<ParagraphSign> signs = std::move(placement.built.signs);
  const std::uint32_t docid = add(std::move(placement.built), origin, placement.more_raw_terms);
  paragraphs_.add(docid, signs);
  if (holder) builder_.remove(holder->docid);
  by_key_.set(hash128(placement.key), docid);
  check_space();
  if (placement.verdict) sink_(*placement.verdict);
}

std::uint32_t BulkStore::add(BuiltDocument built, const Origin& origin,
                             const std::vector<std::string>& more_raw_terms) {
  complete_values(built, dictionaries_, origin.added, origin.run);
  if (built.encoded.is_empty()) built.encoded = encode_document(built.terms);
  builder_.reserve(by_key_.memory() + dictionaries_.memory() + spellings_.memory() +
                   guess_.memory() + paragraphs_.memory() + origins_.capacity() * sizeof(Origin));
  const std::uint32_t docid =
      builder_.add({std::move(built.encoded), std::move(built.values), std::move(built.data)});
  origins_.push_back(origin);
  sketches_.add(docid, built.sketch);
  for (const std::string& term : more_raw_terms) builder_.add_key(docid, term);
  return docid;
}

// Whoever made the document may have known less.
void BulkStore::learn(Placement& placement) {
  if (!settings_.furniture) return;
  guess_.see(placement.built.signs, furniture_);
  if (!furniture_.mark(placement.built.signs)) return;
  placement.built = build_anew(placement.built.data, placement.key, documents_);
}

void BulkStore::train(const std::string& record) {
  std::shared_ptr<const RecordDictionary> dictionary = trainer_.see(record);
  if (!dictionary) return;
  make_known(dictionary);
  dictionary_.set(std::move(dictionary));
}

void BulkStore::settle_furniture() {
  const FurnitureDecision decision = decide_furniture(
      paragraphs_, [this](std::uint32_t docid) { return builder_.is_held(docid); });
  furniture_.assign(decision.keys);
  std::unordered_map<std::uint32_t, std::uint32_t> moved;
  for (const std::uint32_t docid : decision.wrong) moved[docid] = put_anew(docid);
  if (settings_.furniture) write_paragraphs(decision.keys, moved);
  paragraphs_.clear();
}

// Its spellings are counted already.
std::uint32_t BulkStore::put_anew(std::uint32_t docid) {
  const std::vector<std::string> keys = builder_.keys(docid);
  const auto key = std::find_if(keys.begin(), keys.end(), [](const std::string& term) {
    return term.starts_with(kKeyPrefix);
  });
  BuiltDocument built =
      build_anew(builder_.data(docid), key->substr(kKeyPrefix.size()), documents_);
  builder_.remove(docid);
  return add(std::move(built), origins_[docid], raw_terms_among(keys));
}

void BulkStore::write_paragraphs(const KnownFurniture::Keys& keys,
                                 const std::unordered_map<std::uint32_t, std::uint32_t>& moved) {
  builder_.number_documents();
  ParagraphFileWriter file(settings_.generation);
  std::vector<ParagraphEntry> held;
  paragraphs_.each_paragraph([&](std::span<ParagraphEntry> entries) {
    held.clear();
    for (ParagraphEntry entry : entries) {
      if (const auto anew = moved.find(entry.docid); anew != moved.end()) {
        entry.docid = anew->second;
      }
      entry.docid = builder_.number(entry.docid);
      if (entry.docid != 0) held.push_back(marked(entry, keys.contains(entry.key)));
    }
    std::sort(held.begin(), held.end(), comes_first);
    for (const ParagraphEntry& entry : held) file.add(entry);
  });
  file.finish();
}

void BulkStore::add_raw(const Holder& holder, const Hash128& raw) {
  builder_.add_key(holder.docid, raw_term(raw));
}

std::vector<std::string> BulkStore::raw_terms(const Holder& holder) {
  return raw_terms_among(builder_.keys(holder.docid));
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
  settle_furniture();
  group_stories();
  std::map<std::string, std::string> metadata;
  for (auto& [key, value] : initial_metadata(settings_.now, settings_.furniture))
    metadata[key] = value;
  for (auto& [key, value] : spellings_.changes(nullptr)) metadata[key] = value;
  for (auto& [key, value] : dictionaries_.take_changes()) metadata[key] = value;
  metadata[std::string(kMetaRun)] = ended ? ended_state(run_) : open_state(run_);
  metadata[std::string(kMetaCheckpoint)] = "1";
  for (const auto& [key, value] : settings_.metadata) metadata[key] = value;
  if (const RecordDictionary* dictionary = dictionary_.get()) {
    metadata[dictionary_key(*dictionary)] = dictionary->bytes();
    // Those that were made before it was there, so that no record depends on when that was.
    builder_.change_data(
        [dictionary](std::string_view record) { return with_dictionary(record, *dictionary); });
  }
  builder_.finish(metadata, glass::make_uuid(), settings_.threads);
  write_forms(settings_.generation, settings_.index);
  write_seal(settings_.generation);
  ++commits_;
}

void BulkStore::group_stories() {
  builder_.number_documents();
  sketches_.finish([this](std::uint32_t docid) { return builder_.number(docid); });
  builder_.spill();  // grouping needs the memory
  const std::optional<SketchFile> file = SketchFile::open(settings_.generation);
  std::uint32_t docid = 1;
  for (const StoryMember& member : story_members(*file)) {
    while (builder_.number(docid) != member.docid) ++docid;
    builder_.amend(docid, {story_term(member.name), story_term(member.lead_name), kSlotStory,
                           pack_number(member.lead)});
  }
}

}  // namespace byline
