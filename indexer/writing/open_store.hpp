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

// A store for a generation that is in use: what comes is put into it, or bulk-built with it into a
// new one, where that is cheaper, the library is proved, and the memory is enough for a bulk build.
[[nodiscard]] std::unique_ptr<ArticleStore> open_store(const StoreSettings& settings,
                                                       VerdictSink sink);

}  // namespace byline
