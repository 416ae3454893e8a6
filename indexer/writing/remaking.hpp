// SPDX-License-Identifier: GPL-3.0-or-later
// Documents made anew from the articles that they hold.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

#include "indexer/writing/article_store.hpp"
#include "indexer/writing/document.hpp"

namespace byline {

// The document of a record, under its article's key. Error{Index} for a damaged record.
[[nodiscard]] BuiltDocument build_anew(std::string_view record, const std::string& key,
                                       DocumentBuilder& builder);

// The same of a document; what its record does not hold is taken from it. No verdict.
[[nodiscard]] Placement placed_anew(const Xapian::Document& old, DocumentBuilder& builder);

}  // namespace byline
