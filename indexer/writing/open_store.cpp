// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/open_store.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>

#include "common/cli/output.hpp"
#include "indexer/writing/bulk/bulk_store.hpp"
#include "indexer/writing/index_store.hpp"
#include "indexer/writing/live_store.hpp"

namespace byline {

namespace {

// Less than this makes batches and spills that cost more than they save.
constexpr std::size_t kLeastBatch = std::size_t{64} << 10;
constexpr std::size_t kLeastBulk = std::size_t{32} << 20;

std::unique_ptr<ArticleStore> open_bulk_store(const StoreSettings& settings, VerdictSink sink) {
  StoreSettings bulk = settings;
  bulk.memory = std::max(settings.memory, kLeastBulk);
  return std::make_unique<BulkStore>(bulk, std::move(sink));
}

std::unique_ptr<ArticleStore> open_live_store(const StoreSettings& settings, VerdictSink sink) {
  // Xapian's pending changes take about as much memory as the batch itself.
  StoreSettings live = settings;
  live.memory = std::max(settings.memory / 2, kLeastBatch);
  return std::make_unique<LiveStore>(live, std::move(sink));
}

}  // namespace

std::unique_ptr<ArticleStore> open_fresh_store(const StoreSettings& settings, VerdictSink sink) {
  if (is_proved_library()) {
    return std::make_unique<IndexStore>(settings, std::move(sink), true, open_live_store,
                                        open_bulk_store);
  }
  print_note(
      fmt::format("Xapian {} is new to this program: the index is made by Xapian's own, "
                  "slower writer",
                  Xapian::version_string()));
  create_database(settings.generation, settings.index, settings.now, settings.furniture);
  return open_live_store(settings, std::move(sink));
}

std::unique_ptr<ArticleStore> open_store(const StoreSettings& settings, VerdictSink sink) {
  const bool may_merge = is_proved_library() && settings.memory >= kLeastBulk;
  if (!may_merge) return open_live_store(settings, std::move(sink));
  return std::make_unique<IndexStore>(settings, std::move(sink), false, open_live_store,
                                      open_bulk_store);
}

}  // namespace byline
