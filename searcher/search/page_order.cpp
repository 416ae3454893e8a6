// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/page_order.hpp"

#include <algorithm>
#include <tuple>

#include "common/index/packed_bytes.hpp"
#include "searcher/search/identity.hpp"

namespace byline {

namespace {

using Rows = std::vector<RankedRow>;
using Place = Rows::iterator;

bool ranks_before(const RankedRow& a, const RankedRow& b) {
  return std::tie(a.rank, a.tie) < std::tie(b.rank, b.tie);
}

bool is_tied(const RankedRow& a, const RankedRow& b) {
  return a.rank == b.rank && a.tie == b.tie;
}

void order_by_id(const Archive& archive, Place begin, Place end) {
  std::sort(begin, end, [](const RankedRow& a, const RankedRow& b) { return a.docid < b.docid; });
  std::vector<Xapian::docid> docids;
  for (Place row = begin; row != end; ++row) docids.push_back(row->docid);
  Rows ordered;
  ordered.reserve(docids.size());
  std::vector<bool> is_met(docids.size());
  each_by_id(archive, docids, [&](std::size_t place, const std::string&) {
    if (is_met[place]) throw_damaged("list of ids");
    is_met[place] = true;
    ordered.push_back(begin[static_cast<std::ptrdiff_t>(place)]);
  });
  if (ordered.size() != docids.size()) throw_damaged("list of ids");
  std::copy(ordered.begin(), ordered.end(), begin);
}

// Brings every row that ranks like one of the first `count`, or before it, to the front, in order
// of rank, and drops the rest.
void keep_best(Rows& rows, std::size_t count) {
  if (count < rows.size() && count > 0) {
    const auto last = rows.begin() + static_cast<std::ptrdiff_t>(count) - 1;
    std::nth_element(rows.begin(), last, rows.end(), ranks_before);
    const RankedRow edge = *last;
    rows.erase(std::partition(last + 1, rows.end(),
                              [&](const RankedRow& row) { return is_tied(row, edge); }),
               rows.end());
  }
  std::sort(rows.begin(), rows.end(), ranks_before);
}

}  // namespace

std::vector<RankedRow> order_page(const Archive& archive, Rows rows, const PageRange& range) {
  const std::uint64_t size = rows.size();
  const std::uint64_t first = std::min(range.offset, size);
  const std::uint64_t last = first + std::min(range.limit.value_or(size), size - first);
  if (first == last) return {};
  keep_best(rows, last);
  const auto page_begin = rows.begin() + static_cast<std::ptrdiff_t>(first);
  const auto page_end = rows.begin() + static_cast<std::ptrdiff_t>(last);
  for (Place begin = rows.begin(); begin < page_end;) {
    const RankedRow& lead = *begin;
    const Place end =
        std::find_if(begin, rows.end(), [&](const RankedRow& row) { return !is_tied(row, lead); });
    if (end - begin > 1 && end > page_begin) order_by_id(archive, begin, end);
    begin = end;
  }
  return {page_begin, page_end};
}

std::vector<RankedRow> first_of_all(const Archive& archive, Rows rows, std::size_t count) {
  if (count == 0) return {};
  keep_best(rows, count);
  if (rows.size() <= count) return rows;
  const RankedRow edge = rows[count - 1];
  const Place tied = std::find_if(rows.begin(), rows.end(),
                                  [&](const RankedRow& row) { return is_tied(row, edge); });
  order_by_id(archive, tied, rows.end());
  rows.resize(count);
  return rows;
}

}  // namespace byline
