// SPDX-License-Identifier: GPL-3.0-or-later
// --similar: the words that an article is about, as a query for others.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/search/archive.hpp"

namespace byline {

// Telling words of article `docid` of archive.all that at least one other article holds, at most
// `limit`: those most frequent in it and rarest elsewhere (tf-idf) first, ties by bytes.
[[nodiscard]] std::vector<std::string> topic_words(const Archive& archive, Xapian::docid docid,
                                                   std::size_t limit);

}  // namespace byline
