// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/facets.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/index/story_index.hpp"
#include "searcher/search/calendar.hpp"
#include "searcher/search/days.hpp"
#include "searcher/search/facet_reader.hpp"

namespace byline {

namespace {

using Readers = std::vector<std::unique_ptr<FacetReader>>;

// What is known of a row: its articles, and the dates of the earliest and the latest.
struct RowCount {
  std::uint64_t articles = 0;
  std::optional<DaySpan> first;
  std::optional<DaySpan> last;

  // Of equals the date that is known more exactly, so that the order of articles plays no part.
  void add(const std::optional<DaySpan>& date) {
    ++articles;
    if (!date) return;
    if (!first || std::tie(date->first, date->last) < std::tie(first->first, first->last))
      first = date;
    if (!last || std::tie(date->last, date->first) > std::tie(last->last, last->first)) last = date;
  }
};

// Counts by row of the first key, or by rows of both: the first in the upper half.
class RowCounts {
 public:
  // The article whose rows follow: its date, and its story (over all indexes), 0 when it is alone
  // in its own.
  void begin_article(const std::optional<DaySpan>& date, std::uint64_t story) {
    date_ = date;
    story_ = story;
  }

  void add(std::uint32_t row) {
    if (row >= single_.size()) single_.resize(std::max<std::size_t>(row + 1, 2 * single_.size()));
    single_[row].add(date_);
    count_story(row);
  }
  void add(std::uint32_t first, std::uint32_t second) {
    const std::uint64_t pair = (std::uint64_t{first} << 32) | second;
    pairs_[pair].add(date_);
    count_story(pair);
  }

  // After the last article.
  void finish() {
    std::sort(met_.begin(), met_.end());
    for (std::size_t i = 1; i < met_.size(); ++i) {
      if (met_[i] == met_[i - 1]) ++again_[met_[i].first];
    }
    met_.clear();
  }

  // The stories of a row, or of a pair of rows, that has `articles`.
  [[nodiscard]] std::uint64_t stories(std::uint64_t row, std::uint64_t articles) const {
    const auto again = again_.find(row);
    return again == again_.end() ? articles : articles - again->second;
  }

  // Calls `take(rows, count)`.
  template <class Take>
  void each(const Take& take) const {
    for (std::uint32_t row = 0; row < single_.size(); ++row) {
      if (single_[row].articles > 0) take(std::vector{row}, single_[row]);
    }
    for (const auto& [pair, count] : pairs_) {
      take(std::vector{static_cast<std::uint32_t>(pair >> 32), static_cast<std::uint32_t>(pair)},
           count);
    }
  }

 private:
  void count_story(std::uint64_t row) {
    if (story_ != 0) met_.emplace_back(row, story_);
  }

  std::optional<DaySpan> date_;
  std::uint64_t story_ = 0;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> met_;  // rows and shared stories
  std::unordered_map<std::uint64_t, std::uint64_t> again_;    // articles of a story met before
  std::vector<RowCount> single_;
  std::unordered_map<std::uint64_t, RowCount> pairs_;
};

// Counts one index; returns the articles that are too imprecise.
std::uint64_t count_part(Readers& readers, const WantedArticles& wanted,
                         const std::vector<Xapian::docid>& docids, RowCounts& counts) {
  const std::uint64_t part = wanted.part.value_or(0);
  DayReader days(wanted);
  const StoryIndex& stories = wanted.archive.story_indexes()[part];
  std::uint64_t imprecise = 0;
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> second;
  for (const Xapian::docid docid : docids) {
    const bool has_first = readers.front()->read(docid, first);
    const bool has_second = readers.size() < 2 || readers.back()->read(docid, second);
    if (!has_first || !has_second) {
      ++imprecise;
      continue;
    }
    counts.begin_article(days.read(docid),
                         stories.is_shared(docid) ? part << 32 | stories.story(docid) : 0);
    for (const std::uint32_t row : first) {
      if (readers.size() < 2) counts.add(row);
      for (const std::uint32_t other : second) counts.add(row, other);
    }
  }
  for (const std::unique_ptr<FacetReader>& reader : readers) reader->finish();
  return imprecise;
}

struct NamedRow {
  ValueRow row;
  std::vector<std::string> folded;
};

ValueRow value_row(const RowCount& count, std::uint64_t total) {
  ValueRow row;
  row.articles = count.articles;
  row.share = static_cast<double>(count.articles) / static_cast<double>(total);
  if (count.first) row.first = span_name(count.first->first, count.first->last);
  if (count.last) row.last = span_name(count.last->first, count.last->last);
  return row;
}

std::vector<ValueRow> named_rows(const RowCounts& counts, const std::vector<RowNames>& names,
                                 std::uint64_t total, ValueOrder order) {
  std::vector<NamedRow> named;
  counts.each([&](const std::vector<std::uint32_t>& rows, const RowCount& count) {
    NamedRow& made = named.emplace_back();
    made.row = value_row(count, total);
    made.row.stories = counts.stories(
        rows.size() < 2 ? rows[0] : std::uint64_t{rows[0]} << 32 | rows[1], count.articles);
    for (std::size_t key = 0; key < rows.size(); ++key) {
      made.row.values.push_back(names[key].name(rows[key]));
      made.folded.push_back(names[key].folded(rows[key]));
    }
  });
  std::sort(named.begin(), named.end(), [order](const NamedRow& a, const NamedRow& b) {
    if (order == ValueOrder::ByCount && a.row.articles != b.row.articles) {
      return a.row.articles > b.row.articles;
    }
    return std::tie(a.folded, a.row.values) < std::tie(b.folded, b.row.values);
  });
  std::vector<ValueRow> rows;
  rows.reserve(named.size());
  for (NamedRow& made : named) rows.push_back(std::move(made.row));
  return rows;
}

}  // namespace

FacetCounts count_facets(const Archive& archive, const Matches& matches,
                         const std::vector<BrowseKey>& keys, ValueOrder order) {
  FacetCounts result;
  RowCounts counts;
  std::vector<RowNames> names(keys.size());
  const NameFamilies none;
  std::vector<const NameFamilies*> families;
  for (const BrowseKey& key : keys)
    families.push_back(key.field ? &archive.families->of(*key.field) : &none);
  for (std::size_t part = 0; part < archive.parts.size(); ++part) {
    const WantedArticles wanted{archive, part, matches.parts[part].size()};
    Readers readers;
    for (std::size_t key = 0; key < keys.size(); ++key) {
      readers.push_back(make_facet_reader(wanted, keys[key], *families[key], names[key]));
    }
    result.imprecise += count_part(readers, wanted, matches.parts[part], counts);
  }
  counts.finish();
  result.rows = named_rows(counts, names, matches.total(), order);
  return result;
}

}  // namespace byline
