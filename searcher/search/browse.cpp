// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "searcher/search/facets.hpp"
#include "searcher/search/question.hpp"

namespace byline {

namespace {

// Keeps the rows that were asked for; true when some were left out behind them.
bool keep_page(std::vector<ValueRow>& rows, std::uint64_t offset,
               std::optional<std::uint64_t> limit) {
  const std::uint64_t first = std::min<std::uint64_t>(offset, rows.size());
  const std::uint64_t count =
      std::min<std::uint64_t>(limit.value_or(rows.size()), rows.size() - first);
  const bool is_cut = first + count < rows.size();
  rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(first + count), rows.end());
  rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(first));
  return is_cut;
}

}  // namespace

ValueTable browse_values(const Request& request, const std::vector<BrowseKey>& keys,
                         ValueOrder order) {
  return ask(request, [&](const Archive& archive, Deadline deadline) {
    ValueTable table;
    const CompiledQuery query = compile_request(archive, request, deadline);
    begin_answer(request, archive, query, table);
    const Matches matches = match_articles(archive, query.filter, deadline);
    set_total(request, count_matches(archive, matches), table);
    note_maybe_dated(archive, query, deadline, table);
    FacetCounts counts = count_facets(archive, matches, keys, order);
    for (const BrowseKey& key : keys) table.by.push_back(key.name);
    table.rows = std::move(counts.rows);
    table.imprecise = counts.imprecise;
    table.cut = keep_page(table.rows, request.offset, request.limit);
    return table;
  });
}

}  // namespace byline
