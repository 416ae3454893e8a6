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
#include "indexer/writing/bulk/spill_merge.hpp"
#include "indexer/writing/glass/deflate.hpp"
#include "indexer/writing/glass/posting_list.hpp"

namespace byline {

namespace {

// Libraries whose databases ours were compared with.
constexpr std::array<std::string_view, 1> kProved{"1.4.22"};

std::uint32_t slot_number(std::string_view packed) {
  return static_cast<std::uint32_t>(glass::take_varint(packed));
}

// The slots that a document uses, as its second entry in the termlist table has them.
std::string packed_slots(const SlotValues& values) {
  std::vector<std::uint32_t> slots;
  for (const auto& [slot, value] : values) {
    if (!value.empty()) slots.push_back(slot);
  }
  std::sort(slots.begin(), slots.end());
  std::string packed;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    glass::append_varint(packed, i == 0 ? slots[0] : slots[i] - slots[i - 1] - 1);
  }
  return packed;
}

std::string with_slot(std::string_view packed, std::uint32_t slot) {
  SlotValues values{{slot, "x"}};
  for (std::uint32_t next = 0; !packed.empty(); ++next) {
    next += static_cast<std::uint32_t>(glass::take_varint(packed));
    values.emplace_back(next, "x");
  }
  return packed_slots(values);
}

std::string docid_key(std::uint32_t docid) {
  std::string key;
  glass::append_docid(key, docid);
  return key;
}

void add_compressed(glass::TableWriter& table, glass::Deflater& deflater, const std::string& key,
                    std::string_view tag) {
  const std::string_view compressed = deflater.deflate(tag);
  table.add(key, compressed.empty() ? tag : compressed, !compressed.empty());
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

BulkBuilder::BulkBuilder(std::filesystem::path folder, std::size_t memory)
    : folder_(std::move(folder)),
      memory_(memory),
      spool_(folder_ / "spool.tmp"),
      spooled_at_(1),
      is_removed_(1) {}

std::uint32_t BulkBuilder::add(const BulkDocument& document) {
  if (spooled_at_.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ExitCode::Incomplete, "cannot write index: it holds 2^32 articles already");
  }
  const auto docid = static_cast<std::uint32_t>(spooled_at_.size());
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
  const std::uint64_t begin = spooled_at_[docid];
  const std::string head = spool_.read(begin, std::min(kMostBytesOfLengths, spool_.size() - begin));
  std::string_view left = head;
  const std::uint64_t termlist = glass::take_varint(left);
  const std::uint64_t slots = glass::take_varint(left);
  const std::uint64_t data = glass::take_varint(left);
  const std::uint64_t at = begin + (head.size() - left.size());
  return {at, at + termlist, at + termlist + slots, at + termlist + slots + data};
}

std::string BulkBuilder::data(std::uint32_t docid) {
  const Spooled at = spooled(docid);
  return spool_.read(at.data, at.end - at.data);
}

std::vector<std::string> BulkBuilder::keys(std::uint32_t docid) {
  const Spooled at = spooled(docid);
  std::vector<std::string> keys = keys_in(spool_.read(at.termlist, at.slots - at.termlist));
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
  inversion_.add_key(amendment.new_term, docid);
  inversion_.add_value(docid, amendment.slot, amendment.value);
  amended_terms_.insert(amendment.old_term);
  amended_terms_.insert(amendment.new_term);
  amendments_.emplace(docid, std::move(amendment));
}

void BulkBuilder::spill() {
  if (inversion_.is_empty()) return;
  spills_.push_back(folder_ / fmt::format("spill-{}.tmp", spills_.size()));
  inversion_.spill(spills_.back());
  spilled_ += std::filesystem::file_size(spills_.back());
}

void BulkBuilder::write_value_statistics(glass::TableWriter& table) {
  std::map<std::string, std::pair<std::uint32_t, glass::ValueStatistics>> slots;
  SpillMerge merge(spills_);
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
  SpillMerge merge(spills_);
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
  SpillMerge merge(spills_);
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

void BulkBuilder::write_documents() {
  glass::TableWriter termlists(folder_ / "termlist.glass");
  glass::Deflater deflater;
  std::unique_ptr<glass::TableWriter> records;
  SequentialReader spool(folder_ / "spool.tmp");
  for (std::uint32_t docid = 1; docid < spooled_at_.size(); ++docid) {
    const std::uint64_t termlist_size = spool.read_varint();
    const std::uint64_t slots_size = spool.read_varint();
    const std::uint64_t data_size = spool.read_varint();
    if (number(docid) == 0) {
      spool.skip(termlist_size + slots_size + data_size);
      continue;
    }
    std::string key = docid_key(number(docid));
    std::string termlist(spool.read(termlist_size));
    std::string slots(spool.read(slots_size));
    if (const auto more = more_keys_.find(docid); more != more_keys_.end()) {
      termlist = with_terms(termlist, more->second);
    }
    if (const auto found = amendments_.find(docid); found != amendments_.end()) {
      const Amendment& amendment = found->second;
      termlist = with_other_term(termlist, amendment.old_term, amendment.new_term);
      slots = with_slot(slots, amendment.slot);
    }
    add_compressed(termlists, deflater, key, termlist);
    if (!slots.empty()) termlists.add(key + '\0', slots);
    if (data_size == 0) continue;
    if (!records) records = std::make_unique<glass::TableWriter>(folder_ / "docdata.glass");
    const std::string_view data = spool.read(data_size);
    records->add(key, change_data_ ? change_data_(data) : data);
  }
  version_.termlist = termlists.finish();
  if (records) version_.docdata = records->finish();
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
  std::future<void> beside = std::async(policy, [this] { write_positions(); });
  write_postlist(metadata);
  write_documents();
  beside.get();
  for (const std::filesystem::path& path : spills_) std::filesystem::remove(path);
  std::filesystem::remove(folder_ / "spool.tmp");
  version_.uuid = uuid;
  // The file that makes the folder a database comes last.
  write_file_atomically(folder_ / "iamglass", glass::version_bytes(version_));
  fsync_directory(folder_);
}

}  // namespace byline
