// SPDX-License-Identifier: GPL-3.0-or-later
// An article's record: how it lies in a document's data, both ways.
//
// Framing: one byte version, then one zstd frame of the fields, each "varint number, varint length,
// bytes", compressed against the dictionary of the index where it has one. Compressed by us, so
// that Xapian's own deflate gains nothing and its reading bug over 8192 repetitive bytes cannot
// bite (reference: Xapian 1.4, glass tables).
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

#include "common/article/article.hpp"
#include "common/base/hash.hpp"

namespace byline {

class RecordDictionary;

struct Record {
  Article article;  // all but `added`, which lies in a slot
  Hash128 raw;      // hash of the raw record it was made from
};

// `dictionary`: what it is compressed against; null: nothing.
[[nodiscard]] std::string encode_record(const Record& record,
                                        const RecordDictionary* dictionary = nullptr);

// The record compressed against a dictionary, as encode_record() would have it; and not compressed,
// as dictionaries are trained with. Errors are those of decode_record().
[[nodiscard]] std::string with_dictionary(std::string_view bytes,
                                          const RecordDictionary& dictionary);
[[nodiscard]] std::string plain_record(std::string_view bytes);

// Throws Error{Index} "damaged" when the bytes are not such a record, or one whose dictionary is
// not known (common/index/record_dictionary.hpp); never reads out of bounds, never makes more than
// 1 GiB.
[[nodiscard]] Record decode_record(std::string_view bytes);

// The article of a document as a person sees it: its record, and `added` from its slot.
// Xapian's exceptions pass.
[[nodiscard]] Article read_article(const Xapian::Document& document);

}  // namespace byline
