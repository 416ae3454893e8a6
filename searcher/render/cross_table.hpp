// SPDX-License-Identifier: GPL-3.0-or-later
// --by outlet,year on a terminal: values down, dates across.
#pragma once

#include <string>

#include "searcher/render/text_style.hpp"
#include "searcher/search/results.hpp"

namespace byline {

// A column for each date that occurs, the articles of all before them; the earliest that have no
// room are summed up in one. Nothing for a table of one key, one of which rows may be missing
// (ValueTable::whole_values), and where not even the latest date fits.
[[nodiscard]] std::string cross_table_text(const TextStyle& style, const ValueTable& table);

}  // namespace byline
