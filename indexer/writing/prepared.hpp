// SPDX-License-Identifier: GPL-3.0-or-later
// A record on its way to the index, ready to be written, and what became of it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/article/article.hpp"
#include "common/article/fields.hpp"
#include "common/base/hash.hpp"
#include "indexer/furniture/paragraph_signs.hpp"
#include "indexer/writing/bulk/encoded_document.hpp"
#include "indexer/writing/document_terms.hpp"

namespace byline {

enum class Outcome { Added, Updated, Unchanged, Conflict, Merged, Rejected };

// Where a record stands in the input.
struct RecordPlace {
  std::string source;        // PATH[#ENTRY]
  std::uint64_t line = 0;    // from 1; 0 where the format has none
  std::uint64_t offset = 0;  // bytes
};

// What became of one record; every record gets exactly one.
struct Verdict {
  Outcome outcome = Outcome::Added;
  RecordPlace place;
  std::string id;                    // as shown; empty for a reject
  std::string reason;                // of a reject, conflict or merge
  std::vector<std::string> repairs;  // what had to be mended to read it
  std::string cut;                   // not empty: what of it cannot be searched
};

// A document without what only the writer knows (facet ordinals, added, run).
struct BuiltDocument {
  DocumentTerms terms;
  std::vector<std::pair<Xapian::valueno, std::string>> values;     // slots ascend
  std::string data;                                                // its record
  std::vector<std::pair<Field, std::vector<std::string>>> facets;  // browsable fields, as printed
  std::vector<std::pair<std::string, std::string>> spellings;      // form, accented; one a token
  std::vector<ParagraphSign> signs;  // of its paragraphs; none where furniture is not asked for
  std::string sketch;                // encode_sketch() of its text; empty: it is a story of its own
  EncodedDocument encoded;  // of `terms`, which are empty then, where the target is a bulk build
  std::size_t cost = 0;     // bytes that it takes until it is committed, estimated
};

struct Prepared {
  RecordPlace place;
  Hash128 raw;
  bool is_known = false;  // a record with this hash is in the index: nothing below is filled
  std::string reject;     // not empty: why there is no article; nothing below is filled
  Article article;        // without paragraphs: they are in the document's record
  std::string key;        // identity (indexer/cleaning/clean.hpp)
  bool given_id = false;
  std::vector<std::string> repairs;
  std::string cut;
  BuiltDocument built;
};

}  // namespace byline
