// SPDX-License-Identifier: GPL-3.0-or-later
// An article's record: how it lies in a document's data, both ways.
//
// Framing: one byte version, then one zstd frame of the fields, each "varint number, varint length,
// bytes". Compressed by us, so that Xapian's own deflate gains nothing and its reading bug over
// 8192 repetitive bytes cannot bite (reference: Xapian 1.4, glass tables).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/article/article.hpp"
#include "common/base/hash.hpp"

namespace byline {

struct Record {
  Article article;
  std::uint32_t run = 0;  // the run of byline-index that wrote it (indexer/writing)
  Hash128 raw;            // hash of the raw record it was made from
};

[[nodiscard]] std::string encode_record(const Record& record);

// Throws Error{Index} "damaged" when the bytes are not such a record; never reads out of bounds,
// never makes more than 1 GiB.
[[nodiscard]] Record decode_record(std::string_view bytes);

}  // namespace byline
