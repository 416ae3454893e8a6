// SPDX-License-Identifier: GPL-3.0-or-later
// A record that is a list of keys with a text each: a row of a table, the head of a mail.
//
// Thread rule: free function without state.
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

}  // namespace byline
