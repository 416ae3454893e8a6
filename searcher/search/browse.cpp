// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <utility>

#include "searcher/search/facets.hpp"
#include "searcher/search/question.hpp"

namespace byline {

namespace {

// Keeps the rows, or what they were put together to, that were asked for; true when some were left
// out behind them.
template <class Rows>
bool keep_page(Rows& rows, std::uint64_t offset, std::optional<std::uint64_t> limit) {
  const std::uint64_t first = std::min<std::uint64_t>(offset, rows.size());
  const std::uint64_t count =
      std::min<std::uint64_t>(limit.value_or(rows.size()), rows.size() - first);
  const bool is_cut = first + count < rows.size();
  rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(first + count), rows.end());
  rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(first));
  return is_cut;
}

struct ValueGroup {
  std::vector<ValueRow> rows;
  std::uint64_t articles = 0;
};

// Puts the rows of each first value together, then keeps the values that were asked for.
bool keep_values(std::vector<ValueRow>& rows, const Request& request, ValueOrder order) {
  std::vector<ValueGroup> groups;
  std::unordered_map<std::string, std::size_t> places;
  for (ValueRow& row : rows) {
    const auto [place, is_new] = places.emplace(row.values.front(), groups.size());
    if (is_new) groups.emplace_back();
    ValueGroup& group = groups[place->second];
    group.articles += row.articles;
    group.rows.push_back(std::move(row));
  }
  if (order == ValueOrder::ByCount) {
    std::stable_sort(groups.begin(), groups.end(), [](const ValueGroup& a, const ValueGroup& b) {
      return a.articles > b.articles;
    });
  }
  const bool is_cut = keep_page(groups, request.offset, request.limit);
  rows.clear();
  for (ValueGroup& group : groups) {
    std::move(group.rows.begin(), group.rows.end(), std::back_inserter(rows));
  }
  return is_cut;
}

}  // namespace

ValueTable browse_values(const Request& request, const std::vector<BrowseKey>& keys,
                         ValueOrder order) {
  return ask(request, [&](const Archive& archive, Deadline deadline) {
    ValueTable table;
    const CompiledQuery query = compile_request(archive, request, deadline);
    begin_answer(request, archive, query, table);
    const Matches matches = match_request(archive, request, query, deadline);
    set_total(request, count_matches(archive, matches), table);
    note_maybe_dated(archive, query, deadline, table);
    FacetCounts counts = count_facets(archive, matches, keys, order);
    for (const BrowseKey& key : keys) table.by.push_back(key.name);
    table.rows = std::move(counts.rows);
    table.imprecise = counts.imprecise;
    table.whole_values = request.whole_values && keys.size() > 1;
    table.cut = table.whole_values ? keep_values(table.rows, request, order)
                                   : keep_page(table.rows, request.offset, request.limit);
    return table;
  });
}

}  // namespace byline
