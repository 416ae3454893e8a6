// SPDX-License-Identifier: GPL-3.0-or-later
// From an article's number to a hit: its record, the id it is shown under, marked words.
#pragma once

#include <xapian.h>

#include <string>

#include "searcher/search/archive.hpp"
#include "searcher/search/marks.hpp"
#include "searcher/search/ranking.hpp"
#include "searcher/search/results.hpp"

namespace byline {

// COLLECTION:ID, or ID where there is no collection.
[[nodiscard]] std::string qualified_id(const std::string& collection, const std::string& id);

// The article's own id, or COLLECTION:ID where several articles of the archive hold it.
[[nodiscard]] std::string shown_id(const Archive& archive, const Article& article);

struct HitParts {
  bool snippet = true;
  bool why = false;
  bool short_id = false;
};

// Reads the record of article `docid` of archive.all. Xapian's exceptions pass; Error{Index} for a
// damaged record.
[[nodiscard]] Hit make_hit(const Archive& archive, Xapian::docid docid, Marker& marker,
                           const HitParts& parts);

// The same for a row of a page, with its score and the copies behind it.
[[nodiscard]] Hit make_ranked_hit(const Archive& archive, const RankedPage& page,
                                  const RankedRow& row, Marker& marker, const HitParts& parts);

}  // namespace byline
