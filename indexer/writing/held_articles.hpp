// SPDX-License-Identifier: GPL-3.0-or-later
// Which articles a database holds, by number. Xapian's exceptions pass.
//
// Thread rule: free functions without state.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "indexer/writing/article_store.hpp"

namespace byline {

// Who holds a key, with its text. Error{Index} for a damaged record.
[[nodiscard]] std::optional<Holder> holder_in(const Xapian::Database& database,
                                              const std::string& key);

// For one of a few.
[[nodiscard]] bool is_held(const Xapian::Database& database, Xapian::docid docid);

// For all: by number, up to the last that was given.
[[nodiscard]] std::vector<bool> held_articles(const Xapian::Database& database);

}  // namespace byline
