// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns a list has when --fields does not say.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "searcher/render/columns.hpp"
#include "searcher/render/renderer.hpp"

namespace byline {

using FieldNames = std::span<const std::string_view>;

// Of a hit in json; a part of the contract (docs/output.md): never take one away.
[[nodiscard]] FieldNames hit_fields();
// Of a hit where a row is an article (jsonl): without its copies, with leads_story.
[[nodiscard]] FieldNames row_fields();
// Of a hit in csv and tsv: the same without the snippet.
[[nodiscard]] FieldNames table_fields();
// Of a whole article (--show).
[[nodiscard]] FieldNames article_fields();

// --fields, else `usual`, and `why` behind it with --why.
[[nodiscard]] std::vector<const Column*> chosen_columns(const RenderOptions& options,
                                                        FieldNames usual);

}  // namespace byline
