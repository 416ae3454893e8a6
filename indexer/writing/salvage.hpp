// SPDX-License-Identifier: GPL-3.0-or-later
// What can still be read of a generation whose list of terms by article is damaged: the same terms
// stand in the postlists.
//
// Thread rule: one thread.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>
#include <unordered_map>

#include "indexer/writing/remaking.hpp"

namespace byline {

// Makes a generation in the folder `to` of those tables of `from` that articles are read from, as
// links: one that opens where the others cannot even be opened. Throws Error.
void link_article_tables(const std::filesystem::path& from, const std::filesystem::path& to);

// The identities and raw records of all articles, by the postlists. Xapian's exceptions pass.
class PostedTerms {
 public:
  explicit PostedTerms(const Xapian::Database& database);

  // Error{Index} for an article whose identity is not found.
  [[nodiscard]] const HeldTerms& of(Xapian::docid docid) const;

 private:
  std::unordered_map<Xapian::docid, HeldTerms> terms_;
};

}  // namespace byline
