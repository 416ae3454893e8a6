// SPDX-License-Identifier: GPL-3.0-or-later
// A record that is a list of keys with a text each: a row of a table, the head of a mail.
//
// Thread rule: free functions without state.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline {

using KeyedValues = std::vector<std::pair<std::string, std::string>>;

// Fills the fields of `raw` by the table of field_keys and --map; a key that no field reads is kept
// in the extra.
void fill_from_values(RawArticle& raw, const KeyedValues& values, const ReadingRules& rules);

// The same for a record whose values are all that it says: the article, with its source and what
// --set gives. `raw` holds what was repaired on the way to the values.
[[nodiscard]] ParseResult article_of_values(RawArticle raw, const KeyedValues& values,
                                            const RawRecord& record, const ReadingRules& rules);

// The keys in order, each once.
[[nodiscard]] std::vector<std::string> keys_of(const KeyedValues& values);

}  // namespace byline
