// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one key of --by that an article counts in, read from the value streams.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "searcher/query/name_families.hpp"
#include "searcher/search/row_names.hpp"
#include "searcher/search/search.hpp"
#include "searcher/search/slot_reader.hpp"

namespace byline {

// One key over one index. Thread rule: one thread.
class FacetReader {
 public:
  virtual ~FacetReader() = default;

  // The distinct rows of the article; RowNames::kNone alone when it has no value. False when its
  // date is too wide to be put in one row. To be asked for docids in ascending order.
  [[nodiscard]] virtual bool read(Xapian::docid docid, std::vector<std::uint32_t>& rows) = 0;

  // Hands the spellings that were met to the names. Call once, after the last article.
  virtual void finish() {}
};

// `wanted` are of one part. `names` gets the rows, spellings of a family are one row; both must
// outlive the reader.
[[nodiscard]] std::unique_ptr<FacetReader> make_facet_reader(const WantedArticles& wanted,
                                                             const BrowseKey& key,
                                                             const NameFamilies& families,
                                                             RowNames& names);

}  // namespace byline
