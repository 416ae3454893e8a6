// SPDX-License-Identifier: GPL-3.0-or-later
// A saved web page: one article, or none where the page is a list of them.
//
// What it states for machines comes first (page_facts.hpp), then what it shows (page_authors.hpp,
// page_dates.hpp); the text is found by structure and density (page_text.hpp). Charset: byte order
// mark, the header's where there is one, <meta>, a guess.
// Thread rule: parse may run in any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline::html_page {

inline constexpr std::size_t kMaxPageBytes = 16u << 20;

// What is known of a page beside its bytes, where it comes from a crawl or a mail.
struct PageOrigin {
  std::string url;
  std::string charset;  // of the Content-Type header
  std::string date;     // of the crawl: a fallback
};

[[nodiscard]] bool by_name(std::string_view name);
[[nodiscard]] bool by_content(std::string_view head);
[[nodiscard]] ParseResult parse(const RawRecord& record, const ReadingRules& rules);
[[nodiscard]] ParseResult parse_page(std::string bytes, const PageOrigin& origin,
                                     const RawRecord& record, const ReadingRules& rules);
// The names of what the page states ("og:title", "datePublished").
[[nodiscard]] std::vector<std::string> keys(const RawRecord& record);

}  // namespace byline::html_page
