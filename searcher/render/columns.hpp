// SPDX-License-Identifier: GPL-3.0-or-later
// What can be said of an article in a row: the names of --fields, of JSON's keys and of CSV's head.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "searcher/render/json_writer.hpp"
#include "searcher/search/results.hpp"

namespace byline {

// A value before anybody formats it. monostate is a missing one: null in JSON, empty elsewhere.
using Cell = std::variant<std::monostate, std::string, std::uint64_t, double, bool,
                          std::vector<std::string>, std::vector<SnippetPart>, std::vector<Copy>,
                          std::vector<std::pair<std::string, std::string>>>;

struct Column {
  std::string_view name;
  std::string_view help;
  Cell (*get)(const Hit& hit);
};

[[nodiscard]] std::span<const Column> all_columns();
[[nodiscard]] const Column* find_column(std::string_view name);
// The columns with these names, in this order. Requires that each is one.
[[nodiscard]] std::vector<const Column*> columns_named(std::span<const std::string> names);
[[nodiscard]] std::vector<const Column*> columns_named(std::span<const std::string_view> names);

void write_json(JsonWriter& json, const Cell& cell);
// One text for a value: lists joined by "; ", copies as their ids, extra as a JSON object,
// paragraphs parted by an empty line. As stored: whoever prints it escapes it.
[[nodiscard]] std::string plain_text(const Cell& cell);
[[nodiscard]] std::string plain_text(const std::vector<SnippetPart>& parts);

}  // namespace byline
