// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/inversion.hpp"

#include <xxhash.h>

#include <algorithm>
#include <numeric>

#include "common/base/sequential_file.hpp"
#include "common/glass/packing.hpp"
#include "indexer/writing/term_order.hpp"

namespace byline {

namespace {

// How many postings ahead memory is fetched, for each of three things that lead to one another.
constexpr std::size_t kAhead = 6;

// Writes lists to a spill.
class SpillWriter {
 public:
  SpillWriter(const std::filesystem::path& path, const ChunkPool& pool)
      : file_(path), pool_(pool) {}

  void list(ListKind kind, std::string_view rest, const ChunkPool::Chain& entries) {
    begin(kind, rest, entries.size);
    pool_.each_piece(entries, [this](std::string_view piece) { file_.append(piece); });
  }

  void list(ListKind kind, std::string_view rest, std::string_view entries) {
    begin(kind, rest, entries.size());
    file_.append(entries);
  }

  void flush() { file_.flush(); }

 private:
  void begin(ListKind kind, std::string_view rest, std::uint64_t size) {
    head_.clear();
    glass::append_string(head_, list_key(kind, rest));
    glass::append_varint(head_, size);
    file_.append(head_);
  }

  SequentialWriter file_;
  const ChunkPool& pool_;
  std::string head_;
};

// The entries of the documents that have one key.
class KeyEntries {
 public:
  void add(std::uint32_t docid) {
    glass::append_varint(bytes_, docid - last_);
    glass::append_varint(bytes_, 0);  // wdf
    glass::append_varint(bytes_, 0);  // no positions
    last_ = docid;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::uint32_t last_ = 0;
};

}  // namespace

void Inversion::begin_entry(List& list, std::uint32_t docid) {
  entry_.clear();
  glass::append_varint(entry_, docid - list.last_docid);
  list.last_docid = docid;
}

void Inversion::add_value(std::uint32_t docid, std::uint32_t slot, std::string_view value) {
  std::string key;
  glass::append_varint(key, slot);
  List& list = slots_[key];
  begin_entry(list, docid);
  glass::append_string(entry_, value);
  pool_.append(list.entries, entry_);
}

void Inversion::add(std::uint32_t docid, const EncodedDocument& document,
                    const SlotValues& values) {
  for (const auto& [slot, value] : values) {
    if (!value.empty()) add_value(docid, slot, value);
  }
  begin_entry(lengths_, docid);
  glass::append_varint(entry_, document.length);
  pool_.append(lengths_.entries, entry_);
  read_postings(document.postings);
  for (std::size_t i = 0; i < postings_.size(); ++i) {
    // The table, the terms and their lists are far larger than the caches: what comes next is
    // fetched while this one is written. (In a function of its own GCC 12 drops it all as without
    // effect.)
    if (i + 3 * kAhead < postings_.size()) {
      __builtin_prefetch(&table_[slot_of(postings_[i + 3 * kAhead].hash)]);
    }
    if (i + 2 * kAhead < postings_.size()) {
      const std::uint32_t next = table_[slot_of(postings_[i + 2 * kAhead].hash)];
      if (next != 0) __builtin_prefetch(&terms_[next - 1]);
    }
    if (i + kAhead < postings_.size()) {
      const std::uint32_t next = table_[slot_of(postings_[i + kAhead].hash)];
      if (next != 0) __builtin_prefetch(pool_.end_of(terms_[next - 1].list.entries), 1);
    }
    List& list = list_of(postings_[i]);
    begin_entry(list, docid);
    entry_ += postings_[i].rest;
    pool_.append(list.entries, entry_);
  }
  for (const std::string& key : document.keys) add_key(key, docid);
}

void Inversion::add_key(std::string key, std::uint32_t docid) {
  key_bytes_ += key.capacity();
  keys_.emplace_back(std::move(key), docid);
}

void Inversion::read_postings(std::string_view postings) {
  postings_.clear();
  while (!postings.empty()) {
    const auto size = static_cast<unsigned char>(glass::take(postings, 1).front());
    const std::string_view term = glass::take(postings, size);
    std::string_view left = postings;
    static_cast<void>(glass::take_varint(left));  // wdf
    const std::uint64_t tag = glass::take_varint(left);
    const std::string_view rest = glass::take(postings, postings.size() - left.size() + tag);
    postings_.push_back({term, XXH3_64bits(term.data(), term.size()), term_order(term), rest});
  }
}

bool Inversion::is_term(const Term& term, const Posting& posting) const {
  if (term.hash != posting.hash || term.order != posting.order ||
      term.size != posting.term.size()) {
    return false;
  }
  return term.size <= sizeof term.order || bytes(term) == posting.term;
}

Inversion::List& Inversion::list_of(const Posting& posting) {
  const std::size_t mask = table_.size() - 1;
  std::size_t slot = slot_of(posting.hash);
  for (; table_[slot] != 0; slot = (slot + 1) & mask) {
    Term& held = terms_[table_[slot] - 1];
    if (is_term(held, posting)) return held.list;
  }
  terms_.push_back({posting.hash,
                    posting.order,
                    bytes_.size(),
                    {},
                    static_cast<std::uint8_t>(posting.term.size())});
  bytes_ += posting.term;
  table_[slot] = static_cast<std::uint32_t>(terms_.size());
  if (terms_.size() * 2 > table_.size()) grow();
  return terms_.back().list;
}

void Inversion::grow() {
  table_.assign(table_.size() * 2, 0);
  const std::size_t mask = table_.size() - 1;
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    std::size_t slot = terms_[i].hash & mask;
    while (table_[slot] != 0) slot = (slot + 1) & mask;
    table_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

std::size_t Inversion::memory() const {
  const std::size_t size = pool_.memory() + bytes_.capacity() + terms_.capacity() * sizeof(Term) +
                           table_.capacity() * sizeof(std::uint32_t) +
                           keys_.capacity() * sizeof(keys_.front()) + key_bytes_;
  // While an array grows it stands there twice, once of double size.
  constexpr std::size_t kTermsOfADocument = 4096;  // nearly always enough
  const bool is_growing = terms_.size() + kTermsOfADocument > terms_.capacity();
  return is_growing ? size + 2 * terms_.capacity() * sizeof(Term) : size;
}

std::vector<std::uint32_t> Inversion::terms_in_order() const {
  std::vector<std::uint32_t> order(terms_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
    const Term& x = terms_[a];
    const Term& y = terms_[b];
    return x.order != y.order ? x.order < y.order : bytes(x) < bytes(y);
  });
  return order;
}

void Inversion::spill(const std::filesystem::path& path) {
  SpillWriter writer(path, pool_);
  for (const auto& [slot, list] : slots_) writer.list(ListKind::Values, slot, list.entries);
  if (lengths_.entries.size > 0) writer.list(ListKind::Lengths, {}, lengths_.entries);
  std::sort(keys_.begin(), keys_.end());
  auto key = keys_.begin();
  const auto write_keys_below = [&](std::string_view term, bool all) {
    while (key != keys_.end() && (all || key->first < term)) {
      KeyEntries entries;
      const std::string& same = key->first;
      std::uint32_t last = 0;
      for (; key != keys_.end() && key->first == same; ++key) {
        if (key->second != last) entries.add(key->second);
        last = key->second;
      }
      writer.list(ListKind::Postings, same, entries.bytes());
    }
  };
  for (const std::uint32_t index : terms_in_order()) {
    const Term& term = terms_[index];
    write_keys_below(bytes(term), false);
    writer.list(ListKind::Postings, bytes(term), term.list.entries);
  }
  write_keys_below({}, true);
  writer.flush();
  clear();
}

void Inversion::clear() {
  pool_.clear();
  bytes_.clear();
  bytes_.shrink_to_fit();
  terms_.clear();
  terms_.shrink_to_fit();
  table_.assign(kFirstSlots, 0);
  table_.shrink_to_fit();
  keys_.clear();
  keys_.shrink_to_fit();
  key_bytes_ = 0;
  slots_.clear();
  lengths_ = {};
}

}  // namespace byline
