// SPDX-License-Identifier: GPL-3.0-or-later
// Documents made anew from the articles that they hold.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "indexer/writing/article_store.hpp"
#include "indexer/writing/document.hpp"

namespace byline {

// The document of a record, under its article's key. Error{Index} for a damaged record.
[[nodiscard]] BuiltDocument build_anew(std::string_view record, const std::string& key,
                                       DocumentBuilder& builder);

// What a document's terms say that its record does not.
struct HeldTerms {
  std::string key;
  std::vector<std::string> raw;  // of all raw records that it stands for
};
[[nodiscard]] HeldTerms held_terms_of(const Xapian::Document& document);
// The key that a term with kKeyPrefix stands for.
[[nodiscard]] std::string key_of_term(std::string_view term);

// The document of a document's article; what its record does not hold is taken from it, and from
// its terms where they are known otherwise. No verdict.
[[nodiscard]] Placement placed_anew(const Xapian::Document& old, DocumentBuilder& builder);
[[nodiscard]] Placement placed_anew(const Xapian::Document& old, HeldTerms terms,
                                    DocumentBuilder& builder);

}  // namespace byline
