// SPDX-License-Identifier: GPL-3.0-or-later
// One document of a Nexis download: what its head, its text and what stands behind it say.
//
// Thread rule: free function without state.
#pragma once

#include <string_view>

#include "indexer/readers/keyed_values.hpp"

namespace byline::nexis {

// `text` is UTF-8 without controls, its lines as nexis.hpp shows them. Those of a web page
// (`is_page`) are not wrapped: each line of the text is a paragraph.
[[nodiscard]] KeyedValues values_of_document(std::string_view text, bool is_page);

}  // namespace byline::nexis
