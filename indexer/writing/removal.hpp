// SPDX-License-Identifier: GPL-3.0-or-later
// Takes articles out of a generation in use: those that a command names, or what is gone from the
// paths that it was read from.
//
// Thread rule: free functions without state; the caller holds the index's lock.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.hpp"
#include "common/base/hash.hpp"
#include "indexer/writing/committer.hpp"

namespace byline {

// Durable when it returns. Error{Index} when Xapian refuses one.
void remove_documents(Committer& committer, const std::set<Xapian::docid>& documents);

// Whether `source` ("PATH[#ENTRY][:LINE]", as an article has it) comes from `path` or from below
// it. Both are compared as written, but for "./", "//" and a slash at the end.
[[nodiscard]] bool comes_from(std::string_view source, std::string_view path);

// What a run of `add --prune` has read.
struct SeenInput {
  std::vector<std::string> paths;  // that were given
  std::vector<Hash128> records;    // all that are or became articles
  std::set<std::string> doubtful;  // sources and paths that were not read whole and without fault
  std::uint32_t run = 0;           // its number
  std::uint32_t now = 0;           // what `added` is of the articles that are new with it
};

struct Pruned {
  std::uint64_t removed = 0;
  std::uint64_t kept = 0;  // not seen, but from a doubtful source
  // Paths from which articles were held, and not one of them was seen; with how many.
  std::map<std::string, std::uint64_t> unseen;
};

// Removes the articles that came from the paths and that no record of the run stands for, and tells
// of each. Those from doubtful sources stay. Where not one article held from a path was seen, the
// path hardly is what it was (a disk that is not there, another folder of the same name): then all
// of them stay. Xapian's exceptions pass.
[[nodiscard]] Pruned prune(Committer& committer, SeenInput seen,
                           const std::function<void(const Article&)>& tell);

}  // namespace byline
