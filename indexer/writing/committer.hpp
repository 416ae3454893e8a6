// SPDX-License-Identifier: GPL-3.0-or-later
// The only owner of a Xapian writer: puts whole batches into a generation, or says which articles
// it could not.
//
// Xapian drops a whole pending batch when one add fails, and a commit that is tried again says "OK"
// with the batch gone. So a batch is a transaction with a checkpoint in the same commit; after any
// exception the writer is dropped and reopened, the checkpoint tells whether the batch is there,
// and if not its halves are tried, down to the article that is at fault. The folder is made durable
// before commit() returns, which Xapian does not do. (Rules R2 to R6.)
//
// Thread rule: one thread.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/index/value_dictionary.hpp"
#include "indexer/writing/form_list.hpp"
#include "indexer/writing/live_stories.hpp"
#include "indexer/writing/prepared.hpp"

namespace byline {

// One change of one document.
struct Operation {
  enum class Kind { Put, AddTerms, Remove };
  Kind kind = Kind::Put;
  Xapian::docid docid = 0;  // the document that is replaced, changed or removed; 0: a new one
  BuiltDocument built;      // of a Put
  std::vector<std::string> more_terms;  // beyond those of `built`, or of the document; boolean
  std::uint32_t added = 0;              // of a Put: seconds since 1970
  Xapian::docid written_as = 0;         // of a Put that was committed: its document
  std::uint32_t run = 0;
};

// An operation that Xapian refused, by its place in the batch.
struct OperationFailure {
  std::size_t operation;
  std::string reason;
};

using Metadata = std::vector<std::pair<std::string, std::string>>;

class Committer {
 public:
  // Opens the writer of `generation`, whose database must exist. `index` names it in messages.
  Committer(std::filesystem::path generation, std::string index);

  // The committed state. Valid until the next commit().
  [[nodiscard]] const Xapian::Database& database() const { return *writer_; }

  // Carries out `operations` (no two of one document) and sets `metadata` in one commit, or in
  // several when an operation fails. What it does not name as failed is durable when it returns.
  // Error{Incomplete} when the disk is full, Error{Index} when the index cannot be reopened; then
  // the last commit stands.
  [[nodiscard]] std::vector<OperationFailure> commit(std::span<Operation> operations,
                                                     const Metadata& metadata);

 private:
  void open();
  void apply(std::span<Operation> operations, const Metadata& metadata);
  void put(Operation& operation);
  void put_forms(const DocumentTerms& terms);
  void put_story(Xapian::Document& document, Xapian::docid docid, const std::string& sketch);
  // Reopens after an exception; whether the batch with this checkpoint was committed all the same.
  bool recover(std::uint64_t checkpoint);

  const std::filesystem::path generation_;
  const std::string index_;
  std::unique_ptr<Xapian::WritableDatabase> writer_;
  std::unique_ptr<ValueDictionaries> dictionaries_;
  std::unique_ptr<LiveStories> stories_;  // read when the first article is put
  bool marks_furniture_ = false;
  std::unique_ptr<NewForms> forms_;  // the same
  std::uint64_t checkpoint_ = 0;
};

// Fills in what only the writer knows: ordinals of facets, since when it is held, its run.
void complete_values(BuiltDocument& built, ValueDictionaries& dictionaries, std::uint32_t added,
                     std::uint32_t run);

// What the metadata of a fresh generation says: our format.
// `furniture`: whether the index learns it.
[[nodiscard]] Metadata initial_metadata(std::uint32_t now, bool furniture);

// Error{Incomplete} when the disk of `generation` has not `bytes` and some more left.
void require_space(const std::filesystem::path& generation, const std::string& index,
                   std::uint64_t bytes);

// Makes the database of a fresh generation, with our format, committed and durable.
void create_database(const std::filesystem::path& generation, const std::string& index,
                     std::uint32_t now, bool furniture = true);

}  // namespace byline
