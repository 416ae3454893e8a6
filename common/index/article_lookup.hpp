// SPDX-License-Identifier: GPL-3.0-or-later
// From an id as a person gives it to the article that is meant.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace byline {

// Characters that a beginning of an id needs at least.
inline constexpr std::size_t kShortestIdPrefix = 7;
// Candidates that are looked at when an id fits several articles.
inline constexpr std::size_t kMaxIdCandidates = 20;

struct IdMatch {
  Xapian::docid docid = 0;
  std::string id;          // as given to the article
  std::string collection;  // "" for a derived id
};

// Those that COLLECTION:ID names.
[[nodiscard]] std::vector<IdMatch> find_in_collection(const Xapian::Database& database,
                                                      std::string_view text);

// The articles that `id` may mean: those whose id it is (several collections may hold one id), or
// COLLECTION:ID, else those whose id begins with it if it has kShortestIdPrefix characters. At most
// kMaxIdCandidates. Case and accents do not count. Xapian's exceptions pass.
[[nodiscard]] std::vector<IdMatch> find_by_id(const Xapian::Database& database,
                                              std::string_view id);

}  // namespace byline
