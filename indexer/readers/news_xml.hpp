// SPDX-License-Identifier: GPL-3.0-or-later
// What agencies and archives send as XML or SGML: NewsML-G2 (newsItem, newsMessage), NewsML 1,
// NITF, the Reuters-21578 collection, <DOC> collections of TREC and the LDC, answers of Factiva,
// and newspaper pages as ALTO.
//
// One table of element names serves them all, since they say the same under different names. A
// package, a concept or a plan is no article and is a reject that says so.
// Thread rule: parse may run in any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline::news_xml {

[[nodiscard]] bool by_name(std::string_view name);
[[nodiscard]] bool by_content(std::string_view head);
[[nodiscard]] std::unique_ptr<Splitter> split(Source& source, std::string_view head);
[[nodiscard]] ParseResult parse(const RawRecord& record, const ReadingRules& rules);
[[nodiscard]] std::vector<std::string> keys(const RawRecord& record);

}  // namespace byline::news_xml
