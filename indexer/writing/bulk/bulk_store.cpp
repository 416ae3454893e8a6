// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/bulk_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/index/guard.hpp"
#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "common/index/seal.hpp"
#include "indexer/furniture/furniture_rule.hpp"
#include "indexer/furniture/paragraph_file.hpp"
#include "indexer/writing/committer.hpp"
#include "indexer/writing/compaction.hpp"
#include "indexer/writing/form_list.hpp"
#include "indexer/writing/held_articles.hpp"
#include "indexer/writing/held_sketches.hpp"
#include "indexer/writing/remaking.hpp"
#include "indexer/writing/settled_furniture.hpp"
#include "indexer/writing/story_terms.hpp"

namespace byline {

namespace {

// How much more may be written before the free space is looked at again.
constexpr std::uint64_t kSpaceStep = std::uint64_t{64} << 20;

// The part of the memory that may hold what is known of paragraphs.
constexpr std::size_t kParagraphShare = 8;
constexpr std::size_t kSketchShare = 4;  // when the builder has given back its own

std::unique_ptr<const HeldTables> tables_of(const std::optional<std::filesystem::path>& held) {
  return held ? std::make_unique<HeldTables>(*held, kSlotStory) : nullptr;
}

// Documents of a database that have a value in a slot.
std::vector<bool> with_value(const Xapian::Database& database, Xapian::valueno slot) {
  std::vector<bool> has(std::size_t{database.get_lastdocid()} + 1);
  for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot);
       ++value) {
    has[value.get_docid()] = true;
  }
  return has;
}

std::vector<std::string> raw_terms_among(std::vector<std::string> terms) {
  std::erase_if(terms, [](const std::string& term) { return !term.starts_with(kRawPrefix); });
  return terms;
}

std::string key_among(const std::vector<std::string>& terms) {
  const auto key = std::find_if(terms.begin(), terms.end(), [](const std::string& term) {
    return term.starts_with(kKeyPrefix);
  });
  return key == terms.end() ? std::string() : key->substr(kKeyPrefix.size());
}

// What a database says of itself and its values, without what live commits leave until the articles
// are written anew.
std::map<std::string, std::string> lasting_metadata(const Xapian::Database& database) {
  std::map<std::string, std::string> metadata;
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    const std::string name = *key;
    const bool is_passing = name.starts_with(kMetaSketchPrefix) ||
                            name.starts_with(kMetaParagraphsPrefix) ||
                            name.starts_with(kMetaFormsPrefix);
    if (!is_passing) metadata[name] = database.get_metadata(name);
  }
  return metadata;
}

}  // namespace

BulkStore::BulkStore(const StoreSettings& settings, VerdictSink sink)
    : settings_(settings),
      builder_(settings.generation, settings.memory, tables_of(settings.held)),
      run_(settings.held ? begin_run(held(), settings.run_token) : Run{1, settings.run_token}),
      sink_(std::move(sink)),
      own_knowledge_(settings.knowledge != nullptr ? nullptr
                     : settings.held               ? knowledge_of(held())
                                                   : fresh_knowledge(settings.furniture)),
      knowledge_(own_knowledge_ ? *own_knowledge_ : *settings.knowledge),
      trainer_(settings.held ? dictionary_of(held()) : nullptr,
               settings.held ? count_dictionaries(held()) : 0),
      paragraphs_(settings.generation, settings.memory / kParagraphShare),
      documents_({settings.stories, knowledge_.marked(), &knowledge_.dictionary}),
      origins_(1),
      sketches_(settings.generation) {
  knowledge_.takes_encoded = true;
  check_space();
  if (!settings.held) return;
  go_on_with_dictionary();
  dictionaries_ = ValueDictionaries(held());
  const std::optional<SketchFile> file = SketchFile::open(*settings.held);
  const HeldSketches sketches(held(), file);
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    sketches_.add(sketches.docid(i), sketches.bytes(i));
  }
}

// That of what is held, and how it serves there.
void BulkStore::go_on_with_dictionary() {
  constexpr std::uint32_t kLookedAt = 1000;  // over all that is held, until it is enough
  if (auto dictionary = dictionary_of(held())) trained_.emplace(0, std::move(dictionary));
  const std::uint32_t step = builder_.last_held() / kLookedAt + 1;
  for (std::uint32_t docid = builder_.last_held(); trainer_.wants_measure() && docid > step;
       docid -= step) {
    if (const std::string record = builder_.data(docid); !record.empty()) trainer_.measure(record);
  }
}

std::optional<Holder> BulkStore::find(const std::string& key) {
  const std::uint32_t docid = by_key_.find(hash128(key));
  if (docid == 0) return settings_.held ? holder_in(held(), key) : std::nullopt;
  Record record = decode_record(builder_.data(docid));
  record.article.paragraphs.clear();
  const Origin since = origin(docid);
  return Holder{key, std::move(record.article), record.raw, docid, since.run, since.added};
}

BulkStore::Origin BulkStore::origin(std::uint32_t docid) const {
  if (docid > builder_.last_held()) return origins_[docid - builder_.last_held()];
  const Xapian::Document document = held().get_document(docid);
  return {unpack_number(document.get_value(kSlotAdded)),
          unpack_number(document.get_value(kSlotRun))};
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
  learn(placement);
  train(placement.built.data);
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
                   guess_.memory() + paragraphs_.memory() + sketches_.memory() +
                   origins_.capacity() * sizeof(Origin));
  const std::uint32_t docid =
      builder_.add({std::move(built.encoded), std::move(built.values), std::move(built.data)});
  origins_.push_back(origin);
  sketches_.add(docid, built.sketch);
  for (const std::string& term : more_raw_terms) builder_.add_key(docid, term);
  return docid;
}

// Whoever made the document may have known less.
void BulkStore::learn(Placement& placement) {
  if (!knowledge_.marks_furniture) return;
  // What is learnt must not depend on that.
  const bool knew_less = knowledge_.furniture.mark(placement.built.signs);
  guess_.see(placement.built.signs, knowledge_.furniture);
  if (!knowledge_.furniture.mark(placement.built.signs) && !knew_less) return;
  placement.built = build_anew(placement.built.data, placement.key, documents_);
}

void BulkStore::train(const std::string& record) {
  std::shared_ptr<const RecordDictionary> dictionary = trainer_.see(record);
  if (!dictionary) return;
  make_known(dictionary);
  trained_.emplace(trained_.empty() ? 0 : builder_.next_docid(), dictionary);
  knowledge_.dictionary.set(std::move(dictionary));
}

void BulkStore::settle_furniture() {
  if (!knowledge_.marks_furniture) return;
  begin_step(settings_.at_step, "looking for furniture");
  if (settings_.held) collect_paragraphs(*settings_.held, held(), paragraphs_);
  const FurnitureDecision decision = decide_furniture(
      paragraphs_, [this](std::uint32_t docid) { return builder_.is_held(docid); });
  knowledge_.furniture.assign(decision.keys);
  std::unordered_map<std::uint32_t, std::uint32_t> moved;
  for (const std::uint32_t docid : decision.wrong) {
    moved[docid] = put_anew(docid);
    if (docid <= builder_.last_held()) ++changed_;
  }
  write_paragraphs(decision.keys, moved);
  paragraphs_.clear();
}

// Its spellings are counted already.
std::uint32_t BulkStore::put_anew(std::uint32_t docid) {
  const std::vector<std::string> keys = builder_.keys(docid);
  BuiltDocument built = build_anew(builder_.data(docid), key_among(keys), documents_);
  builder_.remove(docid);
  return add(std::move(built), origin(docid), raw_terms_among(keys));
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
    std::sort(held.begin(), held.end());
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

// The tables take about as much again as what was spilled, and what is held once more.
void BulkStore::check_space() {
  const std::uint64_t bytes = builder_.disk_bytes();
  if (bytes > 0 && bytes < checked_bytes_ + kSpaceStep) return;
  checked_bytes_ = bytes;
  require_space(settings_.generation, settings_.index,
                bytes + (settings_.held ? size_of_generation(*settings_.held) : 0));
}

void BulkStore::finish(bool ended) {
  guarded("cannot write index", settings_.index, [&] {
    settle_furniture();
    group_stories();
    begin_step(settings_.at_step, "writing the index");
    std::map<std::string, std::string> names = metadata(ended);
    for (const auto& [docid, dictionary] : trained_) {
      names[dictionary_key(*dictionary)] = dictionary->bytes();
      names[std::string(kMetaDictionary)] = std::to_string(dictionary->number());
    }
    // Those that were made with another, so that no record depends on when that was.
    if (!trained_.empty()) {
      const bool had_one = trained_.contains(0);
      builder_.change_data(had_one ? builder_.last_held() + 1 : 1, [this](std::uint32_t docid,
                                                                          std::string_view record) {
        return with_dictionary(record, *std::prev(trained_.upper_bound(docid))->second);
      });
    }
    builder_.finish(names, glass::make_uuid(), settings_.threads);
  });
  begin_step(settings_.at_step, "writing the dictionary");
  write_forms(settings_.generation, settings_.index);
  write_seal(settings_.generation);
  ++commits_;
}

std::map<std::string, std::string> BulkStore::metadata(bool ended) {
  std::map<std::string, std::string> metadata;
  const Xapian::Database* before = settings_.held ? &held() : nullptr;
  std::uint64_t batches = 0;
  if (before != nullptr) {
    metadata = lasting_metadata(*before);
    batches = last_batch(*before);
  } else {
    for (auto& [key, value] : initial_metadata(settings_.now, settings_.furniture))
      metadata[key] = value;
  }
  for (auto& [key, value] : spellings_.changes(before)) metadata[key] = value;
  for (auto& [key, value] : dictionaries_.take_changes()) metadata[key] = value;
  metadata[std::string(kMetaRun)] = ended ? ended_state(run_) : open_state(run_);
  metadata[std::string(kMetaCheckpoint)] = std::to_string(batches + 1);
  for (const auto& [key, value] : settings_.metadata) metadata[key] = value;
  return metadata;
}

void BulkStore::group_stories() {
  if (settings_.stories) begin_step(settings_.at_step, "grouping stories");
  builder_.number_documents();
  sketches_.finish([this](std::uint32_t docid) { return builder_.number(docid); });
  builder_.spill();  // grouping needs the memory
  const std::optional<SketchFile> file = SketchFile::open(settings_.generation);
  const std::vector<StoryMember> members = story_members(*file, settings_.memory / kSketchShare);
  auto member = members.begin();
  std::uint32_t docid = 1;
  if (settings_.held) {
    const std::vector<bool> was_member = with_value(held(), kSlotStory);
    for (; docid <= builder_.last_held(); ++docid) {
      const std::uint32_t number = builder_.number(docid);
      if (number == 0) continue;
      const bool is_member = member != members.end() && member->docid == number;
      if (is_member || was_member[docid]) {
        regroup(docid, is_member ? &*member : nullptr, was_member[docid]);
      }
      if (is_member) ++member;
    }
  }
  for (; member != members.end(); ++member) {
    while (builder_.number(docid) != member->docid) ++docid;
    builder_.amend(docid,
                   {"", story_term(member->lead_name), kSlotStory, pack_number(member->lead)});
  }
}

// Gives an article that is held the story it has now, with the lead's new number; `member`: null
// where it leads one.
void BulkStore::regroup(std::uint32_t docid, const StoryMember* member, bool was_member) {
  const std::string old_term = story_term_of(held(), docid);
  const std::string new_term = member != nullptr ? story_term(member->lead_name) : std::string();
  const std::string value = member != nullptr ? pack_number(member->lead) : std::string();
  if (was_member && member != nullptr && old_term == new_term) {
    builder_.renew_value(docid, value);
  } else {
    builder_.amend(docid, {old_term, new_term, kSlotStory, value});
  }
}

}  // namespace byline
