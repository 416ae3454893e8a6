// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text as LexisNexis and Nexis give it for download: many articles in a file, each behind a
// line "3 of 161 DOCUMENTS" (or as German and French editions say it).
//
//   3 of 161 DOCUMENTS
//            Copyright 2015 The Herald Company        centred: copyright, outlet, date, edition
//                       The Herald
//                  May 10, 2015 Sunday
//   SECTION: LOCAL; Pg. 4
//   HEADLINE: A wall is gone                          or the first lines that have no key
//   BYLINE: Ann Lee
//   BODY:                                             not in every download
//   text
//   LANGUAGE: ENGLISH                                 and what else stands behind the text
//
// As a web page the same stands in blocks (nexis_page.hpp), in Nexis Uni under other names
// (nexis_uni.hpp).
//
// What stands before the first article is the cover page of the download, and is no record.
// Thread rule: parse may run in any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline::nexis {

// Never: these files are called *.txt, as any text is.
[[nodiscard]] bool by_name(std::string_view name);
// A line that begins an article, and one of its length (LENGTH: 355 words), which all of them have.
[[nodiscard]] bool by_content(std::string_view head);
[[nodiscard]] std::unique_ptr<Splitter> split(Source& source, std::string_view head);
[[nodiscard]] ParseResult parse(const RawRecord& record, const ReadingRules& rules);
[[nodiscard]] std::vector<std::string> keys(const RawRecord& record);

}  // namespace byline::nexis
