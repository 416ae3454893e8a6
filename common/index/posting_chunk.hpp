// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of postings as the tables hold them: chunks of a few thousand bytes, each an entry.
//
// Bytes that are not what they should be throw Xapian::DatabaseCorruptError. Source:
// backends/glass/glass_postlist.cc of xapian-core 1.4.22. Thread rule: free functions.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "common/index/packed_bytes.hpp"

namespace byline {

struct Posting {
  Xapian::docid article = 0;
  Xapian::termcount count = 0;  // of the term in the article: its wdf; or the article's length
};

inline constexpr Xapian::docid kNoDocid = std::numeric_limits<Xapian::docid>::max();
// What the bytes are, in the error of a damaged index.
inline constexpr std::string_view kPostingList = "posting list";

// The docid behind `prefix` in a key, as glass::append_docid() writes it; kNoDocid for a key of
// something else: what follows the end of a shorter term there is no docid's first byte.
[[nodiscard]] Xapian::docid docid_behind(std::string_view prefix, std::string_view key);

// The postings of a chunk whose first one is of `first`, from behind what only a list's first chunk
// has; at least one. Returns whether the list ends with it.
bool read_chunk(PackedBytes bytes, std::uint64_t first, std::vector<Posting>& postings);

}  // namespace byline
