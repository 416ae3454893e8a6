// SPDX-License-Identifier: GPL-3.0-or-later
// Web pages with many articles, as press databases give them for download: Factiva, where a table
// names each part by two letters (HD, BY, LP ...), and Europresse.
//
// Both begin each article with the same piece of markup, by which the page is cut.
// Thread rule: parse may run in any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline::database_page {

// Never: these files are called *.html, as any page is.
[[nodiscard]] bool by_name(std::string_view name);
[[nodiscard]] bool by_content(std::string_view head);
[[nodiscard]] std::unique_ptr<Splitter> split(Source& source, std::string_view head);
[[nodiscard]] ParseResult parse(const RawRecord& record, const ReadingRules& rules);
[[nodiscard]] std::vector<std::string> keys(const RawRecord& record);

}  // namespace byline::database_page
