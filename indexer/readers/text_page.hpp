// SPDX-License-Identifier: GPL-3.0-or-later
// A page as text: a headline, perhaps a byline and a date, paragraphs. One article a file.
//
// Or lines "Key: value" on top (Title:, Author:, Outlet:, Date:, URL: ... the keys of field_keys),
// then the text. Other charsets than UTF-8 are converted (charset.hpp).
// Thread rule: free functions without state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline::text_page {

[[nodiscard]] bool by_name(std::string_view name);
// Prose: no control bytes, no markup or brackets at the start, and a first line that is either
// "Title: ..." or followed by a blank line and a sentence.
[[nodiscard]] bool by_content(std::string_view head);
[[nodiscard]] ParseResult parse(const RawRecord& record, const ReadingRules& rules);
// The keys of the lines on top.
[[nodiscard]] std::vector<std::string> keys(const RawRecord& record);

}  // namespace byline::text_page
