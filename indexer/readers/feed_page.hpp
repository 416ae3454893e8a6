// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds: RSS 0.9 to 2.0, RDF and Atom, with Dublin Core and content:encoded; WordPress exports.
//
// A record is an <item> or <entry> with the title, address and language of its channel. The longest
// of content and summary is the text. What is not well-formed is read as far as it goes, and said.
// Thread rule: parse may run in any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline::feed_page {

[[nodiscard]] bool by_name(std::string_view name);
[[nodiscard]] bool by_content(std::string_view head);
[[nodiscard]] std::unique_ptr<Splitter> split(Source& source, std::string_view head);
[[nodiscard]] ParseResult parse(const RawRecord& record, const ReadingRules& rules);
[[nodiscard]] std::vector<std::string> keys(const RawRecord& record);

}  // namespace byline::feed_page
