// SPDX-License-Identifier: GPL-3.0-or-later
// Single values of byline-search's options, from what was typed to what is meant.
//
// Every function throws Error{Usage} that names the option, its value and what was wanted.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/options.hpp"
#include "searcher/search/search.hpp"

namespace byline {

// --limit: a number, nothing for "all", `fallback` when it is absent.
[[nodiscard]] std::optional<std::uint64_t> limit_of(const Options& options,
                                                    std::optional<std::uint64_t> fallback);

// --timeout in seconds, fractions allowed: 0.001 to 86400 (a day); 10 when absent.
[[nodiscard]] std::chrono::milliseconds timeout_of(const Options& options);

// --by: one or two different keys.
[[nodiscard]] std::vector<BrowseKey> browse_keys_of(const Options& options);

// --fields: names of columns (searcher/render/columns.hpp); empty when absent.
[[nodiscard]] std::vector<std::string> fields_of(const Options& options);

// --index, each folder once, else the default index. A host and port is Error{Index}: only folders
// are searched.
[[nodiscard]] std::vector<std::string> indexes_of(const Options& options);

// --sort for lists of articles; relevance when absent, newest first without a query.
[[nodiscard]] SortOrder sort_order_of(const Options& options, bool has_query);

// --timeline's unit; a month when it is not said.
[[nodiscard]] DateUnit timeline_unit_of(const Options& options);

// "a,b" in pieces; empty ones are kept, so that the caller can refuse them.
[[nodiscard]] std::vector<std::string> comma_separated(std::string_view text);

}  // namespace byline
