// SPDX-License-Identifier: GPL-3.0-or-later
// The terms of one document as the tables will hold them: made by many threads, merged by one.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/writing/document_terms.hpp"

namespace byline {

// What is in a postings string for each term, in order: size of the term in one byte, the term,
// wdf as a varint, size of the position tag as a varint, the position tag.
struct EncodedDocument {
  std::string postings;
  std::string termlist;           // its tag in the termlist table
  std::vector<std::string> keys;  // terms that (nearly) no other document has, ascending: wdf 0
  std::uint64_t length = 0;       // sum of the wdfs

  [[nodiscard]] bool is_empty() const { return termlist.empty(); }
};

// Whether a term is kept apart as a key: the article's identity, the hashes of its raw records.
[[nodiscard]] bool is_key_term(std::string_view term);

// Requires sorted terms of 1 to 245 bytes. A length beyond 32 bits is Error{Internal}.
[[nodiscard]] EncodedDocument encode_document(const DocumentTerms& terms);

// The termlist tag of these terms and their wdfs; of at least one.
[[nodiscard]] std::string encode_termlist(const std::map<std::string, std::uint64_t>& terms);

// The slots that a document uses, as its second entry in the termlist table has them.
[[nodiscard]] std::string encode_slots(std::vector<std::uint32_t> slots);

// The key terms of a termlist tag.
[[nodiscard]] std::vector<std::string> keys_in(std::string_view termlist);

// A termlist tag with further terms of wdf 0; those it holds already change nothing.
[[nodiscard]] std::string with_terms(std::string_view termlist, std::span<const std::string> more);

// A termlist tag with one term in place of another; both have wdf 0, either may be empty: none.
[[nodiscard]] std::string with_other_term(std::string_view termlist, const std::string& old_term,
                                          const std::string& new_term);

}  // namespace byline
