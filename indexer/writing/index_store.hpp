// SPDX-License-Identifier: GPL-3.0-or-later
// Puts articles into an index, over one generation or several.
//
// Into an index in use it goes the cheaper of two ways: through Xapian's writer, batch by batch
// (LiveStore), or by a bulk build of what comes and what is held into a new generation (BulkStore).
// It chooses when the first record comes that the index does not know: by what is still to come of
// the input, set against the size of the index. An archive that is added again and has grown at its
// end is small then, however large it is as a whole. The choice changes no article, only the time.
//
// A bulk build that grows large is committed in slices, each into a generation that the next one
// goes on from, so that a kill costs a slice. A further slice is as large as what is held, so that
// all of them together cost no more than a few times one build.
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

class IndexStore : public ArticleStore {
 public:
  // Opens a store for what is chosen.
  using Opener =
      std::function<std::unique_ptr<ArticleStore>(const StoreSettings& settings, VerdictSink sink)>;

  // `settings.generation` is in use or, where `is_fresh`, a fresh, empty folder.
  IndexStore(const StoreSettings& settings, VerdictSink sink, bool is_fresh, Opener live,
             Opener bulk);

  [[nodiscard]] const IndexKnowledge& knowledge() const override { return *knowledge_; }
  [[nodiscard]] std::uint32_t run() const override { return run_.number; }
  [[nodiscard]] std::optional<Holder> find(const std::string& key) override;
  void put(Placement placement, const Holder* holder) override;
  void add_raw(const Holder& holder, const Hash128& raw) override;
  [[nodiscard]] std::vector<std::string> raw_terms(const Holder& holder) override;
  [[nodiscard]] std::string record(const Holder& holder) override;
  void settle(Verdict verdict) override;
  [[nodiscard]] bool is_full() const override;
  void commit() override;
  void finish(bool ended) override;
  [[nodiscard]] std::uint64_t changed_by_furniture() const override;
  [[nodiscard]] std::uint64_t commits() const override;

 private:
  ArticleStore& chosen();
  void open_live();
  void open_bulk();
  [[nodiscard]] bool is_slice_full() const {
    return open_ && is_bulk_ && put_ >= slice_ && !is_slice_due_;
  }
  void end_slice();

  StoreSettings settings_;
  const VerdictSink sink_;
  const bool is_fresh_;
  const Opener open_live_;
  const Opener open_bulk_;
  std::unique_ptr<IndexKnowledge> knowledge_;
  Run run_;
  std::unique_ptr<ArticleStore> open_;  // null: nothing that is not known has come
  bool is_bulk_ = false;                // what was chosen
  std::uint64_t put_ = 0;               // articles, in this slice
  std::uint64_t slice_ = 0;             // after so many it ends
  std::uint64_t changed_ = 0;           // by furniture, in earlier slices
  bool is_slice_due_ = false;           // whether it is full, and nothing has come since
};

}  // namespace byline
