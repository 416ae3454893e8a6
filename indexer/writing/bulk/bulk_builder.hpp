// SPDX-License-Identifier: GPL-3.0-or-later
// Builds a glass database without Xapian's writer: documents are inverted in memory, spilled in
// order where there are too many, and merged once into the tables.
//
// The library cannot tell the result from its own (tests/unit/indexer/writing/bulk). It costs a
// small part of what the library's writer costs, because nothing is kept in trees and every table
// is written once, from front to back.
//
// The folder is a database when finish() returned, and not before. Errors are Error, as in
// common/base/sequential_file.hpp. Thread rule: one thread.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/base/sequential_file.hpp"
#include "indexer/writing/bulk/document_tables.hpp"
#include "indexer/writing/bulk/encoded_document.hpp"
#include "indexer/writing/bulk/held_tables.hpp"
#include "indexer/writing/bulk/inversion.hpp"
#include "indexer/writing/bulk/spill_merge.hpp"
#include "indexer/writing/glass/posting_list.hpp"
#include "indexer/writing/glass/version.hpp"

namespace byline {

// Whether this program was proved to write what the library at hand reads: the versions that the
// tests ran with.
[[nodiscard]] bool is_proved_library();

// What the builder is given of one document.
struct BulkDocument {
  EncodedDocument terms;
  SlotValues values;
  std::string data;  // at most kMaxBulkData
};

// What becomes known of a document once all are there: a term in place of another, both with wdf 0
// and without positions, either empty for none, and a value, or none, in a slot that documents have
// in no other way (of what is held: in the renewed slot).
struct Amendment {
  std::string old_term;
  std::string new_term;
  std::uint32_t slot = 0;
  std::string value;
};

inline constexpr std::size_t kMaxBulkData = std::size_t{100} << 20;

class BulkBuilder {
 public:
  // Builds in `folder`, which is there and holds no database. `memory`: bytes that inverted
  // documents may take before they are spilled. `held`: a finished database whose documents stand
  // before those that are added, under their docids; null: there is none.
  BulkBuilder(std::filesystem::path folder, std::size_t memory,
              std::unique_ptr<const HeldTables> held = nullptr);

  // Null where there is none.
  [[nodiscard]] const HeldTables* held() const { return held_.get(); }
  // The last docid of what is held; 0 where nothing is.
  [[nodiscard]] std::uint32_t last_held() const { return last_held_; }

  // Adds a document and returns its docid: behind those held, in the order of the calls. In the
  // database those that are left have other numbers: see number().
  std::uint32_t add(const BulkDocument& document);

  // The docid of the next one.
  [[nodiscard]] std::uint32_t next_docid() const {
    return static_cast<std::uint32_t>(is_removed_.size());
  }

  // Takes a document out again; its docid is not given to another.
  void remove(std::uint32_t docid) { is_removed_[docid] = true; }

  // Whether a document was added and not taken out.
  [[nodiscard]] bool is_held(std::uint32_t docid) const { return !is_removed_[docid]; }

  // Adds a key term (see is_key_term) to a document.
  void add_key(std::uint32_t docid, const std::string& key);

  // Amends a document, each once; docids ascend. No document may be added behind it.
  void amend(std::uint32_t docid, Amendment amendment);

  // Gives a held document that is not amended, and that had a value in the renewed slot of what is
  // held, another one there, not empty; docids ascend, those of amendments of the slot among them.
  void renew_value(std::uint32_t docid, std::string_view value);

  // The data of a document, and the key terms it has.
  [[nodiscard]] std::string data(std::uint32_t docid);
  [[nodiscard]] std::vector<std::string> keys(std::uint32_t docid);

  // How much of the memory the caller has in use for side data.
  void reserve(std::size_t bytes) { reserved_ = bytes; }

  // Writes to disk what waits in memory.
  void spill();

  // Bytes that wait on disk to be merged.
  [[nodiscard]] std::uint64_t disk_bytes() const { return spilled_ + spool_.size(); }

  // Numbers the documents that are left, in their order, from 1 and without gaps, which Xapian's
  // matcher does not bear (a term that every document has is then taken for damage). Nothing may be
  // added or taken out afterwards.
  void number_documents();

  // The number of a document in the database, 0 where it was taken out.
  [[nodiscard]] std::uint32_t number(std::uint32_t docid) const { return numbers_[docid]; }

  // What the data of documents, from a docid on, becomes when it is written.
  using DataChange = std::function<std::string(std::uint32_t docid, std::string_view data)>;
  void change_data(std::uint32_t from, DataChange change) {
    changes_from_ = from;
    change_data_ = std::move(change);
  }

  // Writes the database, durably. Names in `metadata` are unique, empty values are left out.
  // `threads`: 1, or 2 to write the tables two at a time. Nothing may follow.
  void finish(const std::map<std::string, std::string>& metadata, const std::array<char, 16>& uuid,
              int threads);

 private:
  // The parts of a document in the spool, by where they begin there.
  struct Spooled {
    std::uint64_t termlist, slots, data, end;
  };
  [[nodiscard]] Spooled spooled(std::uint32_t docid);
  [[nodiscard]] std::size_t memory() const;
  // Whether an amendment took the term from the document.
  [[nodiscard]] bool has_lost(std::uint32_t docid, std::string_view term) const;
  void add_unordered_postings(SpillMerge& merge, glass::PostingList& list) const;
  void write_term(SpillMerge& merge, glass::PostingList& list, glass::TableWriter& table);
  void write_postlist(const std::map<std::string, std::string>& metadata);
  void write_value_statistics(glass::TableWriter& table);
  void write_positions();
  [[nodiscard]] bool is_changed(std::uint32_t docid) const;
  [[nodiscard]] DocumentParts changed(std::uint32_t docid, DocumentParts parts) const;
  void write_held_documents(DocumentTables& tables);
  void write_documents();

  const std::filesystem::path folder_;
  const std::size_t memory_;
  const std::unique_ptr<const HeldTables> held_;
  const std::uint32_t last_held_;
  Inversion inversion_;
  std::vector<std::filesystem::path> spills_;
  // The parts of documents that are final, for the tables keyed by docid.
  SequentialWriter spool_;
  std::vector<std::uint64_t> spooled_at_;  // by docid less last_held_
  std::vector<bool> is_removed_;           // by docid
  std::vector<bool> is_renewed_;           // by docid; empty: none is
  std::vector<std::uint32_t> numbers_;     // by docid
  std::unordered_map<std::uint32_t, std::vector<std::string>> more_keys_;
  std::size_t more_keys_bytes_ = 0;
  std::unordered_map<std::uint32_t, Amendment> amendments_;  // by docid
  std::set<std::string, std::less<>> amended_terms_;         // old and new ones
  std::uint32_t changes_from_ = 0;
  DataChange change_data_;
  std::size_t reserved_ = 0;
  std::uint64_t spilled_ = 0;
  glass::Version version_;
};

}  // namespace byline
