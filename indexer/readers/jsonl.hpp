// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Lines: one object a line, under the keys of field_keys.
//
// Of a key that stands twice in an object the first counts. Keys that no field reads are kept in
// the article's extra: a text as it is, else compact JSON. What strict JSON refuses is mended where
// it can be (json_repair). Thread rule: parse may run in any thread; each keeps one parser.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline::jsonl {

inline constexpr std::size_t kMaxDepth = 128;

[[nodiscard]] bool by_name(std::string_view name);
// A line among the first ones that is {"...}, whole as far as can be seen.
[[nodiscard]] bool by_content(std::string_view head);
[[nodiscard]] ParseResult parse(const RawRecord& record, const ReadingRules& rules);
// All keys; those of objects inside as "outer.inner".
[[nodiscard]] std::vector<std::string> keys(const RawRecord& record);

}  // namespace byline::jsonl
