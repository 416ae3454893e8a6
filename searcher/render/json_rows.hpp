// SPDX-License-Identifier: GPL-3.0-or-later
// The members of what both JSON formats have: in `json` inside a document, in `jsonl` a line each.
// They go into an object that the caller begins and ends, by the names of docs/output.md.
//
// Thread rule: free functions without state.
#pragma once

#include "searcher/render/json_writer.hpp"
#include "searcher/search/results.hpp"

namespace byline {

void write_totals(JsonWriter& json, const Total& total);
// `value` where there is one field, `values` where there are several.
void write_value_row(JsonWriter& json, const ValueRow& row);
void write_bucket(JsonWriter& json, const Bucket& bucket);
void write_term(JsonWriter& json, const TermRow& term);

}  // namespace byline
