// SPDX-License-Identifier: GPL-3.0-or-later
// Which way an index is written.
#pragma once

#include <memory>

#include "indexer/writing/article_store.hpp"

namespace byline {

// A store for a fresh, empty generation: the bulk builder's, or Xapian's own writer where the
// library is one that the builder was not proved on; then a note says so.
[[nodiscard]] std::unique_ptr<ArticleStore> open_fresh_store(const StoreSettings& settings,
                                                             VerdictSink sink);

// A store for a generation that is in use.
[[nodiscard]] std::unique_ptr<ArticleStore> open_live_store(const StoreSettings& settings,
                                                            VerdictSink sink);

}  // namespace byline
