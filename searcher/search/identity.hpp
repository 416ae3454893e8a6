// SPDX-License-Identifier: GPL-3.0-or-later
// Ids of many articles at once, without reading their records.
//
// The order of ids decides between equals, so that no answer depends on the order in which articles
// were added or on how they are spread over indexes.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "searcher/search/archive.hpp"

namespace byline {

// The unique term of article `docid` of all (kKeyPrefix).
[[nodiscard]] std::string read_key(const Archive& archive, Xapian::docid docid);

// Told of one article: its place in the list that was asked for, and the term of its id.
using IdSink = std::function<void(std::size_t place, const std::string& id_term)>;

// Calls `take` for each of `docids` (ascending), ordered by id, equal ids by key. Reads the term
// lists of a few articles, or the list of all ids once when many are asked for.
void each_by_id(const Archive& archive, const std::vector<Xapian::docid>& docids,
                const IdSink& take);

}  // namespace byline
