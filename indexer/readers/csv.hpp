// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of articles: CSV as RFC 4180 has it, TSV, and with ';' or '|' between the cells.
//
// The first row names the columns. Where none of its cells is a name that we know and one looks
// like a value (a number, a sentence), there are no names: columns are "1", "2", ..., for --map.
// A record is what the first rows say of all (table_survey.hpp), the row of names and its own row,
// so that it can be read by itself. A quote that is
// never closed costs its line; from there on a record is a line.
// Thread rule: parse may run in any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline::csv {

[[nodiscard]] bool by_name(std::string_view name);
// A first row with at least two names that we know, a title or a text among them.
[[nodiscard]] bool by_content(std::string_view head);
[[nodiscard]] std::unique_ptr<Splitter> split(Source& source, std::string_view head);
[[nodiscard]] ParseResult parse(const RawRecord& record, const ReadingRules& rules);
// The names of the columns.
[[nodiscard]] std::vector<std::string> keys(const RawRecord& record);

}  // namespace byline::csv
