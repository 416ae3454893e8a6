// SPDX-License-Identifier: GPL-3.0-or-later
// Puts prepared records into a generation, batch by batch, and says what became of each.
//
// Decides identity: whether a record is new, the same article again, a newer version of one held,
// or another article under an id already held (a conflict: it gets an id of its own, nothing is
// lost). The decisions do not depend on the order of the records within a run: see identity.hpp.
//
// Thread rule: one thread, which owns the Xapian writer through it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/writing/committer.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/prepared.hpp"
#include "indexer/writing/run.hpp"
#include "indexer/writing/stage_times.hpp"

namespace byline {

struct WriterSettings {
  std::size_t batch_bytes = std::size_t{256} << 20;  // a batch is committed when it costs this much
  std::uint32_t now = 0;                             // seconds since 1970: what `added` becomes
  std::string run_token;                             // see run.hpp
};

// Told of every record once its fate is durable.
using VerdictSink = std::function<void(const Verdict&)>;

class LiveWriter {
 public:
  LiveWriter(const std::filesystem::path& generation, const std::string& index,
             const WriterSettings& settings, StageTimes& times, VerdictSink sink);

  void put(Prepared prepared);

  // Commits what is pending. Error{Incomplete} when the disk is full: what was committed before
  // stays.
  void commit();

  // Commits and marks the run as ended: it was read to its end.
  void finish();

  [[nodiscard]] std::uint64_t commits() const { return commits_; }

 private:
  // An article that holds a key: pending in this batch, or in the index.
  struct Holder {
    Article article;  // without paragraphs
    Hash128 raw;
    Xapian::docid docid = 0;
    std::uint32_t run = 0;
    std::uint32_t added = 0;
    std::size_t pending = kNotPending;
  };
  static constexpr std::size_t kNotPending = static_cast<std::size_t>(-1);

  // What a pending operation came from.
  struct Pending {
    std::string key;
    Article article;  // without paragraphs
    Hash128 raw;
    RecordPlace place;
    std::optional<Verdict> verdict;  // nothing for a change that no record stands for
  };

  void decide(Prepared prepared);
  [[nodiscard]] bool find_holder(const std::string& key, Holder& holder) const;
  void add_new(Prepared prepared, std::optional<Verdict> verdict);
  void replace(const Holder& holder, Prepared prepared, std::optional<Verdict> verdict);
  void same_article(const Holder& holder, Prepared prepared);
  void merge(const Holder& holder, Prepared prepared);
  void conflict(const Holder& holder, Prepared prepared);
  std::string put_beside(Prepared prepared, bool is_told);
  std::string move_aside(const Holder& holder);
  void remember_raw(const Holder& holder, const Prepared& prepared);
  [[nodiscard]] Xapian::Document document_of(const Holder& holder) const;
  void stage(Operation operation, Pending pending);
  void tell(Outcome outcome, const Prepared& prepared, std::string reason);

  const std::string index_;
  Committer committer_;
  const WriterSettings settings_;
  const Run run_;
  StageTimes& times_;
  VerdictSink sink_;
  DocumentBuilder builder_;
  std::vector<Operation> operations_;
  std::vector<Pending> pending_;                         // one an operation
  std::unordered_map<std::string, std::size_t> by_key_;  // key -> operation
  std::vector<Verdict> settled_;                         // told when the batch is durable
  std::size_t cost_ = 0;
  std::uint64_t commits_ = 0;
};

}  // namespace byline
