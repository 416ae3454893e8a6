// SPDX-License-Identifier: GPL-3.0-or-later
// Puts articles into a generation in use through Xapian's writer, batch by batch.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/writing/article_store.hpp"
#include "indexer/writing/committer.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/live_furniture.hpp"
#include "indexer/writing/run.hpp"

namespace byline {

class LiveStore : public ArticleStore {
 public:
  LiveStore(const StoreSettings& settings, VerdictSink sink);

  [[nodiscard]] const IndexKnowledge& knowledge() const override { return knowledge_; }
  [[nodiscard]] std::uint32_t run() const override { return run_.number; }
  [[nodiscard]] std::optional<Holder> find(const std::string& key) override;
  void put(Placement placement, const Holder* holder) override;
  void add_raw(const Holder& holder, const Hash128& raw) override;
  [[nodiscard]] std::vector<std::string> raw_terms(const Holder& holder) override;
  [[nodiscard]] std::string record(const Holder& holder) override;
  void settle(Verdict verdict) override;
  [[nodiscard]] bool is_full() const override { return cost_ >= settings_.memory; }
  void commit() override;
  void finish(bool ended) override;
  [[nodiscard]] std::uint64_t changed_by_furniture() const override { return changed_; }
  [[nodiscard]] std::uint64_t commits() const override { return commits_; }

 private:
  // What a pending operation came from.
  struct Pending {
    Article article;  // without paragraphs
    Hash128 raw;
    std::optional<Verdict> verdict;
  };

  void learn_furniture();
  void put_anew(Xapian::docid docid);
  void remember_furniture(const std::vector<OperationFailure>& failures);
  [[nodiscard]] std::optional<std::size_t> pending_at(const std::string& key) const;

  const StoreSettings settings_;
  Committer committer_;
  const Run run_;
  const std::unique_ptr<IndexKnowledge> own_knowledge_;  // null: the settings bring it
  IndexKnowledge& knowledge_;
  DocumentBuilder documents_;
  std::optional<LiveFurniture> learner_;  // read when the first batch is committed
  const VerdictSink sink_;
  std::vector<Operation> operations_;
  std::vector<Pending> pending_;                         // one an operation
  std::unordered_map<std::string, std::size_t> by_key_;  // key -> operation of a Put
  std::map<Xapian::docid, std::size_t> more_terms_of_;   // document -> operation of an AddTerms
  std::vector<Verdict> settled_;                         // told when the batch is durable
  std::size_t cost_ = 0;
  std::uint64_t commits_ = 0;
  std::uint64_t changed_ = 0;
};

}  // namespace byline
