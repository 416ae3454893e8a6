// SPDX-License-Identifier: GPL-3.0-or-later
// Where articles are put: into a generation in use, batch by batch (LiveStore), or into one that
// is being built (BulkStore), by itself or out of the one in use.
//
// Thread rule: one thread a store.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/article/article.hpp"
#include "common/base/hash.hpp"
#include "indexer/writing/index_knowledge.hpp"
#include "indexer/writing/prepared.hpp"
#include "indexer/writing/step_sink.hpp"

namespace byline {

// Told of every record once its fate is decided, by a LiveStore once it is durable.
using VerdictSink = std::function<void(const Verdict&)>;

// An article that holds a key.
struct Holder {
  std::string key;
  Article article;  // one of this run: without paragraphs
  Hash128 raw;
  Xapian::docid docid = 0;  // 0: not known to Xapian yet
  std::uint32_t run = 0;
  std::uint32_t added = 0;
};

// An article to be put under a key.
struct Placement {
  std::string key;
  Article article;  // without paragraphs
  Hash128 raw;
  BuiltDocument built;
  std::vector<std::string> more_raw_terms;  // of further raw records that it stands for
  std::uint32_t added = 0;
  std::uint32_t run = 0;           // 0: the store's
  std::optional<Verdict> verdict;  // nothing for a change that no record stands for
};

class ArticleStore {
 public:
  ArticleStore() = default;
  virtual ~ArticleStore() = default;
  ArticleStore(const ArticleStore&) = delete;
  ArticleStore& operator=(const ArticleStore&) = delete;

  // What makers of documents are to know; valid as long as the store, or what its settings name.
  [[nodiscard]] virtual const IndexKnowledge& knowledge() const = 0;

  // The number of the run that everything is put in.
  [[nodiscard]] virtual std::uint32_t run() const = 0;

  // Who holds a key.
  [[nodiscard]] virtual std::optional<Holder> find(const std::string& key) = 0;

  // Puts an article under a key that nobody holds, or in the place of `holder`.
  virtual void put(Placement placement, const Holder* holder) = 0;

  // The holder stands for another raw record as well.
  virtual void add_raw(const Holder& holder, const Hash128& raw) = 0;

  // The terms of all raw records that the holder stands for; its record, encoded.
  [[nodiscard]] virtual std::vector<std::string> raw_terms(const Holder& holder) = 0;
  [[nodiscard]] virtual std::string record(const Holder& holder) = 0;

  // A verdict that nothing put depends on; told in time.
  virtual void settle(Verdict verdict) = 0;

  // Whether so much is pending that commit() is due.
  [[nodiscard]] virtual bool is_full() const = 0;

  // Makes what is pending durable, where that can be before the end.
  virtual void commit() = 0;

  // Makes everything durable. `ended`: the run was read to its end, and is not to be continued.
  virtual void finish(bool ended) = 0;

  // Articles held that were changed so far because furniture was learnt.
  [[nodiscard]] virtual std::uint64_t changed_by_furniture() const { return 0; }

  // Commits so far that readers may see.
  [[nodiscard]] virtual std::uint64_t commits() const = 0;
};

// Where a store begins.
struct StoreSettings {
  std::filesystem::path generation;
  std::optional<std::filesystem::path> held;  // of a bulk build: the generation that goes into it
  IndexKnowledge* knowledge = nullptr;        // to be used and added to; null: the store's own
  std::string index;                          // its name in messages
  std::size_t memory = 0;                     // bytes that may wait in it
  std::uint32_t now = 0;                      // seconds since 1970: what `added` becomes
  std::string run_token;                      // see run.hpp
  int threads = 1;                            // that it may use, with the caller's
  bool stories = true;                        // whether documents that are made anew have sketches
  bool furniture = true;                      // whether a new index learns furniture
  // Bytes of the input that are still to come, unpacked, about, 0 where nobody knows; and what
  // makes the folder of a new generation, when the one before is whole and may come into use. The
  // latter is null where the result is wanted as a whole only.
  std::function<std::uint64_t()> bytes_to_come;
  std::function<std::filesystem::path()> next_generation;
  // After so many articles a bulk build is committed and goes on from there, where there is a
  // next_generation: what a kill may cost.
  std::uint64_t slice = 1'000'000;
  StepSink at_step;  // of finish()
  // Metadata that stands before the store's own: what a rebuilt index takes over from the old one.
  std::map<std::string, std::string> metadata;
};

}  // namespace byline
