// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/held_tables.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "common/glass/packing.hpp"
#include "common/index/location.hpp"
#include "common/index/packed_bytes.hpp"
#include "common/index/posting_chunk.hpp"
#include "common/index/schema.hpp"
#include "indexer/writing/bulk/encoded_document.hpp"

namespace byline {

namespace {

constexpr std::string_view kBehindDocids = "\xff";  // no docid begins with this byte

// The term at the front of a key, as glass::append_term() writes it, and how many bytes it takes
// there: all, or those before the zero that ends it.
std::pair<std::string, std::size_t> term_in(std::string_view key) {
  std::string term;
  std::size_t at = 0;
  for (; at < key.size(); ++at) {
    if (key[at] == '\0') {
      if (at + 1 == key.size() || key[at + 1] != '\xff') break;
      term += '\0';
      ++at;
    } else {
      term += key[at];
    }
  }
  if (term.empty()) throw_damaged("key of a table");
  return {std::move(term), at};
}

// Walks lists whose entries lie in one or more entries of a table each.
class TableLists : public ListSource {
 public:
  TableLists(const GlassTable& table, std::string_view from, Xapian::docid most)
      : cursor_(table), most_(most), has_place_(cursor_.seek(from)) {}

  bool next_list() override {
    ListEntry skipped;
    while (has_list_ && next_entry(skipped)) {
    }
    has_list_ = has_place_ && start();
    last_ = 0;
    return has_list_;
  }

  [[nodiscard]] const std::string& key() const override { return key_; }

 protected:
  // Begins the list at whose first entry the cursor stands: sets key_ and prefix_. False where no
  // list follows.
  virtual bool start() = 0;

  // The docid in the key where the cursor stands, nothing where the list has ended before it.
  [[nodiscard]] std::optional<Xapian::docid> docid_here() const {
    if (!has_place_) return std::nullopt;
    const Xapian::docid docid = docid_behind(prefix_, cursor_.key());
    if (docid == kNoDocid) return std::nullopt;
    return docid;
  }

  void go_on() { has_place_ = cursor_.next(); }

  // Docids ascend, and are of documents that there may be.
  void check(std::uint64_t docid) {
    if (docid <= last_ || docid > most_) throw_damaged(kPostingList);
    last_ = docid;
  }

  TableCursor cursor_;
  const Xapian::docid most_;
  bool has_place_;
  bool has_list_ = false;
  std::string key_;
  std::string prefix_;  // of keys of the list, before their docids
  std::uint64_t last_ = 0;
};

// The postlist table from the first value on.
class PostlistLists : public TableLists {
 public:
  PostlistLists(const GlassTable& table, Xapian::docid most, Xapian::valueno renewed_slot)
      : TableLists(table, glass::kValuesKey, most) {
    glass::append_varint(renewed_, renewed_slot);
  }

  bool next_entry(ListEntry& entry) override {
    return key_.front() == static_cast<char>(ListKind::Values) ? next_value(entry)
                                                               : next_posting(entry);
  }

 private:
  bool start() override {
    values_.reset();
    postings_.clear();
    at_ = 0;
    is_last_ = false;
    if (cursor_.key().starts_with(glass::kValuesKey)) return start_values();
    const std::string_view key = cursor_.key();
    prefix_ = key;
    if (key == glass::kLengthsKey) {
      key_ = list_key(ListKind::Lengths, {});
    } else {
      const auto [term, size] = term_in(key);
      if (size != key.size()) throw_damaged(kPostingList);
      key_ = list_key(ListKind::Postings, term);
      glass::append_term_end(prefix_);
    }
    PackedBytes tag(cursor_.tag(), kPostingList);
    static_cast<void>(tag.number());  // documents
    static_cast<void>(tag.number());  // occurrences
    const std::uint64_t first = std::uint64_t{tag.number32()} + 1;
    read(tag, first);
    return true;
  }

  bool start_values() {
    std::string_view slot = cursor_.key().substr(glass::kValuesKey.size());
    PackedBytes bytes(slot, "value chunk");
    static_cast<void>(bytes.number32());
    slot.remove_suffix(bytes.rest().size());
    key_ = list_key(ListKind::Values, slot);
    prefix_ = std::string(glass::kValuesKey) + std::string(slot);
    if (slot != renewed_) return true;
    has_place_ = cursor_.seek(prefix_ + std::string(kBehindDocids));
    return has_place_ && start();
  }

  bool next_value(ListEntry& entry) {
    if (!values_ || values_->at_end()) {
      if (values_) go_on();
      values_.reset();
      const std::optional<Xapian::docid> first = docid_here();
      if (!first) return false;
      values_.emplace(cursor_.tag(), "value chunk");
      check(*first);
    } else {
      check(last_ + values_->number32() + 1);
    }
    entry.docid = static_cast<std::uint32_t>(last_);
    entry.wdf = 0;
    entry.value = values_->take(values_->number());
    return true;
  }

  void read(PackedBytes chunk, std::uint64_t first) {
    is_last_ = read_chunk(chunk, first, postings_);
    at_ = 0;
    go_on();
  }

  bool next_posting(ListEntry& entry) {
    if (at_ == postings_.size()) {
      if (is_last_) return false;
      const std::optional<Xapian::docid> first = docid_here();
      if (!first) throw_damaged(kPostingList);
      read(PackedBytes(cursor_.tag(), kPostingList), *first);
    }
    const Posting& posting = postings_[at_++];
    check(posting.article);
    entry = {posting.article, posting.count, {}};
    return true;
  }

  std::string renewed_;
  std::optional<PackedBytes> values_;  // of the chunk where the cursor stands
  std::vector<Posting> postings_;      // of the chunk before the cursor
  std::size_t at_ = 0;
  bool is_last_ = false;
};

class PositionLists : public TableLists {
 public:
  PositionLists(const GlassTable& table, Xapian::docid most) : TableLists(table, {}, most) {}

  bool next_entry(ListEntry& entry) override {
    if (std::exchange(is_read_, true)) go_on();
    const std::optional<Xapian::docid> docid = docid_here();
    if (!docid) {
      is_read_ = false;
      return false;
    }
    check(*docid);
    entry = {*docid, 0, cursor_.tag()};
    return true;
  }

 private:
  bool start() override {
    const auto [term, size] = term_in(cursor_.key());
    if (size == cursor_.key().size()) throw_damaged("key of a position");
    key_ = list_key(ListKind::Postings, term);
    prefix_ = cursor_.key().substr(0, size + 1);
    if (!docid_here()) throw_damaged("key of a position");
    is_read_ = false;
    return true;
  }

  bool is_read_ = false;  // what the cursor stands at
};

}  // namespace

HeldTables::HeldTables(const std::filesystem::path& generation, Xapian::valueno renewed_slot)
    : database_(open_for_reading(generation)),
      last_(database_.get_lastdocid()),
      renewed_slot_(renewed_slot),
      version_(read_glass_version(generation)),
      postlist_(generation / "postlist.glass", version_.postlist, version_.revision),
      position_(generation / "position.glass", version_.position, version_.revision),
      termlist_(generation / "termlist.glass", version_.termlist, version_.revision),
      docdata_(generation / "docdata.glass", version_.docdata, version_.revision) {}

std::unique_ptr<ListSource> HeldTables::lists() const {
  return std::make_unique<PostlistLists>(postlist_, last_, renewed_slot_);
}

std::unique_ptr<ListSource> HeldTables::positions() const {
  return std::make_unique<PositionLists>(position_, last_);
}

std::string HeldTables::termlist(Xapian::docid docid) const {
  std::map<std::string, std::uint64_t> terms;
  for (auto term = database_.termlist_begin(docid); term != database_.termlist_end(docid); ++term) {
    terms.emplace(*term, term.get_wdf());
  }
  return terms.empty() ? std::string() : encode_termlist(terms);
}

std::string HeldTables::slots(Xapian::docid docid) const {
  const Xapian::Document document = database_.get_document(docid);
  std::vector<std::uint32_t> slots;
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    if (value.get_valueno() != renewed_slot_) slots.push_back(value.get_valueno());
  }
  return encode_slots(std::move(slots));
}

std::string HeldTables::data(Xapian::docid docid) const {
  return database_.get_document(docid).get_data();
}

std::vector<std::string> HeldTables::keys(Xapian::docid docid) const {
  std::vector<std::string> keys;
  for (const std::string_view prefix : {kKeyPrefix, kRawPrefix}) {
    auto term = database_.termlist_begin(docid);
    term.skip_to(std::string(prefix));
    for (; term != database_.termlist_end(docid) && (*term).starts_with(prefix); ++term) {
      keys.push_back(*term);
    }
  }
  return keys;
}

void HeldDocuments::go_to(Xapian::docid docid) {
  key_.clear();
  glass::append_docid(key_, docid);
  if (!termlists_.seek_on(key_) || termlists_.key() != key_) throw_damaged("termlist.glass");
}

StoredTag HeldDocuments::termlist() {
  return termlists_.stored_tag();
}

StoredTag HeldDocuments::slots() {
  if (!termlists_.next() || termlists_.key() != key_ + '\0') return {};
  return termlists_.stored_tag();
}

StoredTag HeldDocuments::data() {
  if (!records_.seek_on(key_) || records_.key() != key_) return {};
  return records_.stored_tag();
}

}  // namespace byline
