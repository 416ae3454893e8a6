// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/bulk_builder.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <future>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/glass/packing.hpp"
#include "indexer/writing/bulk/document_tables.hpp"
#include "indexer/writing/bulk/spill_merge.hpp"
#include "indexer/writing/glass/posting_list.hpp"
#include "indexer/writing/held_articles.hpp"

namespace byline {

namespace {

// Libraries whose databases ours were compared with.
constexpr std::array<std::string_view, 2> kProved{"1.4.22", "1.4.29"};

std::uint32_t slot_number(std::string_view packed) {
  return static_cast<std::uint32_t>(glass::take_varint(packed));
}

std::string packed_slots(const SlotValues& values) {
  std::vector<std::uint32_t> slots;
  for (const auto& [slot, value] : values) {
    if (!value.empty()) slots.push_back(slot);
  }
  return encode_slots(std::move(slots));
}

std::string with_slot(std::string_view packed, std::uint32_t slot) {
  std::vector<std::uint32_t> slots{slot};
  for (std::uint32_t next = 0; !packed.empty(); ++next) {
    next += static_cast<std::uint32_t>(glass::take_varint(packed));
    slots.push_back(next);
  }
  return encode_slots(std::move(slots));
}

// Counts a document of the length entry.wdf.
void count(glass::Statistics& statistics, const ListEntry& entry) {
  ++statistics.documents;
  statistics.last_docid = statistics.documents;
  statistics.total_length += entry.wdf;
  statistics.longest = std::max(statistics.longest, entry.wdf);
  if (entry.wdf > 0 && (statistics.shortest == 0 || entry.wdf < statistics.shortest)) {
    statistics.shortest = entry.wdf;
  }
}

}  // namespace

bool is_proved_library() {
  return std::find(kProved.begin(), kProved.end(), Xapian::version_string()) != kProved.end();
}

BulkBuilder::BulkBuilder(std::filesystem::path folder, std::size_t memory,
                         std::unique_ptr<const HeldTables> held)
    : folder_(std::move(folder)),
      memory_(memory),
      held_(std::move(held)),
      last_held_(held_ ? held_->database().get_lastdocid() : 0),
      spool_(folder_ / "spool.tmp"),
      spooled_at_(1),
      is_removed_(std::size_t{last_held_} + 1) {
  if (!held_) return;
  is_removed_ = held_articles(held_->database());
  is_removed_.flip();
}

std::uint32_t BulkBuilder::add(const BulkDocument& document) {
  if (is_removed_.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ExitCode::Incomplete, "cannot write index: it holds 2^32 articles already");
  }
  const auto docid = static_cast<std::uint32_t>(is_removed_.size());
  spooled_at_.push_back(spool_.size());
  is_removed_.push_back(false);
  std::string lengths;
  const std::string slots = packed_slots(document.values);
  glass::append_varint(lengths, document.terms.termlist.size());
  glass::append_varint(lengths, slots.size());
  glass::append_varint(lengths, document.data.size());
  spool_.append(lengths);
  spool_.append(document.terms.termlist);
  spool_.append(slots);
  spool_.append(document.data);
  inversion_.add(docid, document.terms, document.values);
  // Side data that has outgrown the budget does not make spills of single articles.
  if (memory() >= memory_ && inversion_.memory() >= memory_ / 8) spill();
  return docid;
}

void BulkBuilder::add_key(std::uint32_t docid, const std::string& key) {
  constexpr std::size_t kBytesPerKey = 160;
  more_keys_[docid].push_back(key);
  more_keys_bytes_ += kBytesPerKey;
  inversion_.add_key(key, docid);
}

BulkBuilder::Spooled BulkBuilder::spooled(std::uint32_t docid) {
  constexpr std::uint64_t kMostBytesOfLengths = 30;
  const std::uint64_t begin = spooled_at_[docid - last_held_];
  const std::string head = spool_.read(begin, std::min(kMostBytesOfLengths, spool_.size() - begin));
  std::string_view left = head;
  const std::uint64_t termlist = glass::take_varint(left);
  const std::uint64_t slots = glass::take_varint(left);
  const std::uint64_t data = glass::take_varint(left);
  const std::uint64_t at = begin + (head.size() - left.size());
  return {at, at + termlist, at + termlist + slots, at + termlist + slots + data};
}

std::string BulkBuilder::data(std::uint32_t docid) {
  if (docid <= last_held_) return held_->data(docid);
  const Spooled at = spooled(docid);
  return spool_.read(at.data, at.end - at.data);
}

std::vector<std::string> BulkBuilder::keys(std::uint32_t docid) {
  std::vector<std::string> keys;
  if (docid <= last_held_) {
    keys = held_->keys(docid);
  } else {
    const Spooled at = spooled(docid);
    keys = keys_in(spool_.read(at.termlist, at.slots - at.termlist));
  }
  if (const auto more = more_keys_.find(docid); more != more_keys_.end()) {
    keys.insert(keys.end(), more->second.begin(), more->second.end());
  }
  return keys;
}

std::size_t BulkBuilder::memory() const {
  return inversion_.memory() + reserved_ + spooled_at_.capacity() * sizeof(spooled_at_.front()) +
         is_removed_.capacity() / 8 + more_keys_bytes_;
}

void BulkBuilder::amend(std::uint32_t docid, Amendment amendment) {
  if (!amendment.new_term.empty()) inversion_.add_key(amendment.new_term, docid);
  if (!amendment.value.empty()) inversion_.add_value(docid, amendment.slot, amendment.value);
  amended_terms_.insert(amendment.old_term);
  amended_terms_.insert(amendment.new_term);
  amendments_.emplace(docid, std::move(amendment));
}

void BulkBuilder::renew_value(std::uint32_t docid, std::string_view value) {
  is_renewed_.resize(std::size_t{last_held_} + 1);
  is_renewed_[docid] = true;
  inversion_.add_value(docid, held_->renewed_slot(), value);
}

void BulkBuilder::spill() {
  if (inversion_.is_empty()) return;
  spills_.push_back(folder_ / fmt::format("spill-{}.tmp", spills_.size()));
  inversion_.spill(spills_.back());
  spilled_ += std::filesystem::file_size(spills_.back());
}

void BulkBuilder::write_value_statistics(glass::TableWriter& table) {
  std::map<std::string, std::pair<std::uint32_t, glass::ValueStatistics>> slots;
  SpillMerge merge(spills_, held_ ? held_->lists() : nullptr);
  while (merge.next_list() && merge.kind() == ListKind::Values) {
    const std::uint32_t slot = slot_number(merge.name());
    auto& [number, statistics] = slots[glass::value_statistics_key(slot)];
    number = slot;
    for (ListEntry entry; merge.next_entry(entry);) {
      if (numbers_[entry.docid] != 0) statistics.add(entry.value);
    }
  }
  for (const auto& [key, slot] : slots) {
    if (slot.second.count > 0) glass::write_value_statistics(table, slot.first, slot.second);
  }
}

bool BulkBuilder::has_lost(std::uint32_t docid, std::string_view term) const {
  const auto amendment = amendments_.find(docid);
  return amendment != amendments_.end() && amendment->second.old_term == term &&
         amendment->second.new_term != term;
}

// The documents that have a key term or an amended one, once each: they may come twice and in any
// order.
void BulkBuilder::add_unordered_postings(SpillMerge& merge, glass::PostingList& list) const {
  std::map<std::uint32_t, std::uint32_t> wdfs;
  for (ListEntry entry; merge.next_entry(entry);) {
    if (number(entry.docid) == 0 || has_lost(entry.docid, merge.name())) continue;
    std::uint32_t& wdf = wdfs[number(entry.docid)];
    wdf = std::max(wdf, entry.wdf);
  }
  for (const auto& [docid, wdf] : wdfs) list.add(docid, wdf);
}

void BulkBuilder::write_term(SpillMerge& merge, glass::PostingList& list,
                             glass::TableWriter& table) {
  if (is_key_term(merge.name()) || amended_terms_.contains(merge.name())) {
    add_unordered_postings(merge, list);
  } else {
    for (ListEntry entry; merge.next_entry(entry);) {
      if (number(entry.docid) != 0) list.add(number(entry.docid), entry.wdf);
    }
  }
  if (list.is_empty()) return;
  std::uint32_t& most = version_.statistics.most_frequent;
  most = std::max(most, list.largest_wdf());
  list.write_postings(table, merge.name());
}

void BulkBuilder::write_postlist(const std::map<std::string, std::string>& metadata) {
  glass::TableWriter table(folder_ / "postlist.glass");
  for (const auto& [name, value] : metadata) {
    if (!value.empty()) table.add(glass::metadata_key(name), value);
  }
  write_value_statistics(table);
  SpillMerge merge(spills_, held_ ? held_->lists() : nullptr);
  glass::PostingList list;
  while (merge.next_list()) {
    if (merge.kind() == ListKind::Values) {
      glass::ValueList values(table, merge.name());
      for (ListEntry entry; merge.next_entry(entry);) {
        if (number(entry.docid) != 0) values.add(number(entry.docid), entry.value);
      }
      values.finish();
    } else if (merge.kind() == ListKind::Lengths) {
      for (ListEntry entry; merge.next_entry(entry);) {
        if (number(entry.docid) == 0) continue;
        list.add(number(entry.docid), entry.wdf);
        count(version_.statistics, entry);
      }
      if (!list.is_empty()) list.write_lengths(table);
    } else {
      write_term(merge, list, table);
    }
  }
  version_.postlist = table.finish();
}

void BulkBuilder::write_positions() {
  std::unique_ptr<glass::TableWriter> table;
  SpillMerge merge(spills_, held_ ? held_->positions() : nullptr);
  std::string key;
  while (merge.next_list()) {
    if (merge.kind() != ListKind::Postings) continue;
    key.clear();
    glass::append_term(key, merge.name());
    glass::append_term_end(key);
    const std::size_t stem = key.size();
    for (ListEntry entry; merge.next_entry(entry);) {
      if (entry.value.empty() || number(entry.docid) == 0) continue;
      if (!table) table = std::make_unique<glass::TableWriter>(folder_ / "position.glass");
      key.resize(stem);
      glass::append_docid(key, number(entry.docid));
      table->add(key, entry.value);
    }
  }
  if (table) version_.position = table->finish();
}

bool BulkBuilder::is_changed(std::uint32_t docid) const {
  return (change_data_ && docid >= changes_from_) || more_keys_.contains(docid) ||
         amendments_.contains(docid);
}

// The document's parts as they are to be written.
DocumentParts BulkBuilder::changed(std::uint32_t docid, DocumentParts parts) const {
  if (const auto more = more_keys_.find(docid); more != more_keys_.end()) {
    parts.termlist = with_terms(parts.termlist, more->second);
  }
  if (const auto found = amendments_.find(docid); found != amendments_.end()) {
    const Amendment& amendment = found->second;
    parts.termlist = with_other_term(parts.termlist, amendment.old_term, amendment.new_term);
    if (!amendment.value.empty()) parts.slots = with_slot(parts.slots, amendment.slot);
  }
  if (docid < is_renewed_.size() && is_renewed_[docid]) {
    parts.slots = with_slot(parts.slots, held_->renewed_slot());
  }
  if (change_data_ && docid >= changes_from_ && !parts.data.empty())
    parts.data = change_data_(docid, parts.data);
  return parts;
}

void BulkBuilder::write_held_documents(DocumentTables& tables) {
  HeldDocuments documents(*held_);
  for (std::uint32_t docid = 1; docid <= last_held_; ++docid) {
    if (number(docid) == 0) continue;
    if (is_changed(docid)) {
      tables.add(number(docid),
                 changed(docid, {held_->termlist(docid), held_->slots(docid), held_->data(docid)}));
      continue;
    }
    documents.go_to(docid);
    tables.add_termlist(number(docid), documents.termlist());
    tables.add_slots(documents.slots());
    tables.add_data(documents.data());
  }
}

void BulkBuilder::write_documents() {
  DocumentTables tables(folder_);
  if (held_) write_held_documents(tables);
  SequentialReader spool(folder_ / "spool.tmp");
  for (std::uint32_t docid = last_held_ + 1; docid < is_removed_.size(); ++docid) {
    const std::uint64_t termlist = spool.read_varint();
    const std::uint64_t slots = spool.read_varint();
    const std::uint64_t data = spool.read_varint();
    if (number(docid) == 0) {
      spool.skip(termlist + slots + data);
      continue;
    }
    DocumentParts parts;
    parts.termlist = spool.read(termlist);
    parts.slots = spool.read(slots);
    parts.data = spool.read(data);
    tables.add(number(docid), changed(docid, std::move(parts)));
  }
  tables.finish(version_);
}

void BulkBuilder::number_documents() {
  numbers_.assign(is_removed_.size(), 0);
  std::uint32_t number = 0;
  for (std::size_t docid = 1; docid < is_removed_.size(); ++docid) {
    if (!is_removed_[docid]) numbers_[docid] = ++number;
  }
}

void BulkBuilder::finish(const std::map<std::string, std::string>& metadata,
                         const std::array<char, 16>& uuid, int threads) {
  number_documents();
  spill();
  spool_.flush();
  const auto policy = threads > 1 ? std::launch::async : std::launch::deferred;
  // Documents, which are compressed, cost about as much as both kinds of lists.
  std::future<void> beside = std::async(policy, [this] { write_documents(); });
  write_postlist(metadata);
  write_positions();
  beside.get();
  for (const std::filesystem::path& path : spills_) std::filesystem::remove(path);
  std::filesystem::remove(folder_ / "spool.tmp");
  version_.uuid = uuid;
  // The file that makes the folder a database comes last.
  write_file_atomically(folder_ / "iamglass", glass::version_bytes(version_));
  fsync_directory(folder_);
}

}  // namespace byline
