// SPDX-License-Identifier: GPL-3.0-or-later
// --outlet, --author, --agency, --section, --lang, --since and --until as nodes of a query's tree.
//
// The same filter repeated is OR, different ones are AND; values are whole values.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "common/article/fields.hpp"
#include "common/cli/options.hpp"
#include "common/date/date.hpp"
#include "searcher/query/tree.hpp"

namespace byline {

struct Filters {
  std::vector<std::pair<Field, std::string>> values;  // in the order of the table of options
  std::optional<DateRange> dates;                     // --since and --until together
  std::string dates_text;                             // as they would follow "date:"
  std::vector<Note> notes;                            // what relative dates were resolved to
};

// Throws Error{Usage} for an empty value, a date that cannot be read, and a --since behind --until.
[[nodiscard]] Filters read_filters(const Options& options, Day today);

// Every filter joined by AND; null when there are none.
[[nodiscard]] NodePtr filter_tree(const Filters& filters);

// `query` AND the filters, in one AND; either may be missing. Null when both are.
[[nodiscard]] NodePtr with_filters(NodePtr query, const Filters& filters);

}  // namespace byline
