// SPDX-License-Identifier: GPL-3.0-or-later
// Web crawls: WARC 0.17 to 1.1 (ISO 28500), compressed or not.
//
// Of the records those of type response and resource are pages; requests, metadata and revisits are
// passed over, and so is what a server says to be a picture, a script or the like. A page is read
// as html_page or text_page would, with the target URI as its address and the crawl's date as the
// last resort for its own. Chunked and gzip bodies are decoded. After a record with a broken head
// or length, and behind bytes that are missing, reading goes on at the next "WARC/" that begins a
// line; what there is of a record before them is its page. Thread rule: parse may run in any
// thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline::warc {

[[nodiscard]] bool by_name(std::string_view name);
[[nodiscard]] bool by_content(std::string_view head);
[[nodiscard]] std::unique_ptr<Splitter> split(Source& source, std::string_view head);
[[nodiscard]] ParseResult parse(const RawRecord& record, const ReadingRules& rules);
[[nodiscard]] std::vector<std::string> keys(const RawRecord& record);

}  // namespace byline::warc
