// SPDX-License-Identifier: GPL-3.0-or-later
// An article's record: how it lies in a document's data, both ways.
//
// Framing: one byte version, then one zstd frame of the fields, each "varint number, varint length,
// bytes". Compressed by us, so that Xapian's own deflate gains nothing and its reading bug over
// 8192 repetitive bytes cannot bite (reference: Xapian 1.4, glass tables).
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

#include "common/article/article.hpp"
#include "common/base/hash.hpp"

namespace byline {

struct Record {
  Article article;  // all but `added`, which lies in a slot
  Hash128 raw;      // hash of the raw record it was made from
};

[[nodiscard]] std::string encode_record(const Record& record);

// Throws Error{Index} "damaged" when the bytes are not such a record; never reads out of bounds,
// never makes more than 1 GiB.
[[nodiscard]] Record decode_record(std::string_view bytes);

// The article of a document as a person sees it: its record, and `added` from its slot.
// Xapian's exceptions pass.
[[nodiscard]] Article read_article(const Xapian::Document& document);

}  // namespace byline
