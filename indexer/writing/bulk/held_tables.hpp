// SPDX-License-Identifier: GPL-3.0-or-later
// The documents of a finished generation, read off its tables in the order in which the bulk
// builder writes its own: they go into a new generation without being analysed again.
//
// Nobody writes to the generation meanwhile. Nothing that its tables say is trusted: what does not
// hold together throws Xapian::DatabaseCorruptError; Xapian's other exceptions pass too.
// Thread rule: lists() and positions() from any thread, all else from one.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "common/index/table_reader.hpp"
#include "indexer/writing/bulk/list_source.hpp"

namespace byline {

class HeldTables {
 public:
  // `renewed_slot`: its values are not read; who writes the new generation knows better ones.
  HeldTables(const std::filesystem::path& generation, Xapian::valueno renewed_slot);

  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  [[nodiscard]] Xapian::valueno renewed_slot() const { return renewed_slot_; }

  // The lists of values, of lengths, and of postings, these without positions; docids are at most
  // the database's last one.
  [[nodiscard]] std::unique_ptr<ListSource> lists() const;

  // The lists of postings that have positions, with them, and without wdf.
  [[nodiscard]] std::unique_ptr<ListSource> positions() const;

  // The three parts of a document, as the builder spools them.
  [[nodiscard]] std::string termlist(Xapian::docid docid) const;
  [[nodiscard]] std::string slots(Xapian::docid docid) const;
  [[nodiscard]] std::string data(Xapian::docid docid) const;

  // Its key terms.
  [[nodiscard]] std::vector<std::string> keys(Xapian::docid docid) const;

 private:
  friend class HeldDocuments;

  const Xapian::Database database_;
  const Xapian::docid last_;
  const Xapian::valueno renewed_slot_;
  const GlassVersion version_;
  const GlassTable postlist_;
  const GlassTable position_;
  const GlassTable termlist_;
  const GlassTable docdata_;
};

// Walks the documents and gives their parts as they lie in the tables. Thread rule: one thread.
class HeldDocuments {
 public:
  explicit HeldDocuments(const HeldTables& tables)
      : termlists_(tables.termlist_), records_(tables.docdata_) {}

  // To a document that is held; docids ascend.
  void go_to(Xapian::docid docid);

  // Each once a place, in this order; a document without values or data has nothing there. A tag is
  // valid until the next call.
  [[nodiscard]] StoredTag termlist();
  [[nodiscard]] StoredTag slots();
  [[nodiscard]] StoredTag data();

 private:
  TableCursor termlists_;
  TableCursor records_;
  std::string key_;
};

}  // namespace byline
