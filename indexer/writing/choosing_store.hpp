// SPDX-License-Identifier: GPL-3.0-or-later
// Puts articles into an index in use by the cheaper of two ways: through Xapian's writer, batch by
// batch (LiveStore), or into a new generation, with all that is held (BulkStore).
//
// It chooses when the first record comes that the index does not know: by what is still to come of
// the input, set against the size of the index. An archive that is added again and has grown at its
// end is small then, however large it is as a whole. The choice changes no article, only the time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/writing/article_store.hpp"
#include "indexer/writing/run.hpp"

namespace byline {

// Whether so many bytes of input are better bulk-built with an index of so many bytes.
[[nodiscard]] bool pays_to_merge(std::uint64_t bytes_to_come, std::uint64_t bytes_of_index);

class ChoosingStore : public ArticleStore {
 public:
  // Opens a store for what is chosen.
  using Opener =
      std::function<std::unique_ptr<ArticleStore>(const StoreSettings& settings, VerdictSink sink)>;

  // `settings.generation` is in use, `settings.next_generation` makes the folder of a new one.
  ChoosingStore(const StoreSettings& settings, VerdictSink sink, Opener open_live,
                Opener open_bulk);

  [[nodiscard]] const IndexKnowledge& knowledge() const override { return *knowledge_; }
  [[nodiscard]] std::uint32_t run() const override { return run_.number; }
  [[nodiscard]] std::optional<Holder> find(const std::string& key) override;
  void put(Placement placement, const Holder* holder) override;
  void add_raw(const Holder& holder, const Hash128& raw) override;
  [[nodiscard]] std::vector<std::string> raw_terms(const Holder& holder) override;
  [[nodiscard]] std::string record(const Holder& holder) override;
  void settle(Verdict verdict) override;
  [[nodiscard]] bool is_full() const override { return chosen_ && chosen_->is_full(); }
  void commit() override;
  void finish(bool ended) override;
  [[nodiscard]] std::uint64_t changed_by_furniture() const override {
    return chosen_ ? chosen_->changed_by_furniture() : 0;
  }
  [[nodiscard]] std::uint64_t commits() const override {
    return chosen_ ? chosen_->commits() : 0;
  }

 private:
  ArticleStore& chosen();
  void open(bool merges);

  StoreSettings settings_;
  const VerdictSink sink_;
  const Opener open_live_;
  const Opener open_bulk_;
  std::unique_ptr<IndexKnowledge> knowledge_;
  Run run_;
  std::unique_ptr<ArticleStore> chosen_;  // null: nothing has come that is not known
};

}  // namespace byline
