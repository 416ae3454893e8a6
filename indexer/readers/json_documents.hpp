// SPDX-License-Identifier: GPL-3.0-or-later
// JSON that is no JSON Lines: one object a file, one array, objects one after another, or a list
// inside of what a service answered ({"status": "ok", "articles": [...]}).
//
// Each object of the list is a record and is read as a line of JSON Lines is: ninjs 1 to 3,
// NewsAPI, Webhose, schema.org (also in "@graph"), Elasticsearch ("_source"). A stream of any
// length is cut while it is read; only one object is held. Thread rule: as splitters.hpp.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/readers/reader.hpp"

namespace byline::json_documents {

[[nodiscard]] bool by_name(std::string_view name);
[[nodiscard]] bool by_content(std::string_view head);
// Whether the bytes begin a list of objects.
[[nodiscard]] bool is_list(std::string_view head);
[[nodiscard]] std::unique_ptr<Splitter> split(Source& source, std::string_view head);

}  // namespace byline::json_documents
