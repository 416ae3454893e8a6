// SPDX-License-Identifier: GPL-3.0-or-later
// The indexes of one request, open: each for itself to count in, and all as one to rank in.
//
// Thread rule: one thread.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "searcher/lists/term_lists.hpp"
#include "searcher/query/form_search.hpp"
#include "searcher/query/name_list.hpp"

namespace byline {

struct Archive {
  std::vector<Xapian::Database> parts;  // one an index, in the order they were named
  Xapian::Database all;                 // the parts as one
  std::vector<std::shared_ptr<const TermLists>> lists;  // of the parts
  FormFiles forms;  // dictionaries of the parts; null, or short: none
  NameList names;   // the user's list of names that count as one
};

// Opens the current generation of every index. Error{Index} for one that cannot be read; Xapian's
// exceptions pass.
[[nodiscard]] Archive open_archive(const std::vector<std::string>& indexes);

// The archive made of databases that are open, whose lists are read through Xapian.
[[nodiscard]] Archive join_parts(std::vector<Xapian::Database> parts);

// Xapian deals the numbers of a joined database out in turn: the article `docid` of part p of n is
// article (docid - 1) * n + p + 1 of all.
[[nodiscard]] Xapian::docid docid_in_all(const Archive& archive, std::size_t part,
                                         Xapian::docid docid);

// Articles that hold `term`, over all parts.
[[nodiscard]] std::uint64_t frequency(const Archive& archive, const std::string& term);

}  // namespace byline
