// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/facet_reader.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>

#include "common/index/schema.hpp"
#include "common/index/value_dictionary.hpp"
#include "common/text/fold.hpp"
#include "searcher/search/calendar.hpp"
#include "searcher/search/days.hpp"

namespace byline {

namespace {

constexpr std::uint32_t kUnknownRow = std::numeric_limits<std::uint32_t>::max();

class ValueFacet : public FacetReader {
 public:
  ValueFacet(const WantedArticles& wanted, Field field, const NameFamilies& families,
             RowNames& names)
      : slot_(wanted, static_cast<Xapian::valueno>(info(field).slot)),
        values_(read_values(wanted.archive.parts.at(wanted.part.value_or(0)), field)),
        uses_(values_.size()),
        families_(families),
        names_(names) {}

  bool read(Xapian::docid docid, std::vector<std::uint32_t>& rows) override {
    rows.clear();
    if (slot_.move_to(docid)) {
      unpack_ordinals(slot_.value(), ordinals_);
      for (const std::uint32_t ordinal : ordinals_) add(ordinal, rows);
    }
    if (rows.empty()) rows.push_back(RowNames::kNone);
    return true;
  }

  void finish() override {
    for (std::size_t i = 0; i < uses_.size(); ++i) {
      if (uses_[i].articles > 0) names_.add_spelling(uses_[i].row, values_[i], uses_[i].articles);
    }
  }

 private:
  struct Use {
    std::uint32_t row = kUnknownRow;  // looked up when the value is first met
    std::uint32_t articles = 0;
  };

  void add(std::uint32_t ordinal, std::vector<std::uint32_t>& rows) {
    if (ordinal >= uses_.size()) return;
    Use& use = uses_[ordinal];
    if (use.row == kUnknownRow) use.row = row_of(values_[ordinal]);
    ++use.articles;
    if (std::find(rows.begin(), rows.end(), use.row) == rows.end()) rows.push_back(use.row);
  }

  std::uint32_t row_of(const std::string& value) {
    const NameFamily* family = families_.find(fold_value(value));
    if (family == nullptr) return names_.row_of(value);
    const std::uint32_t row = names_.row_of(family->members.front());
    names_.set_title(row, family->title);
    return row;
  }

  SlotReader slot_;
  const std::vector<std::string> values_;
  std::vector<Use> uses_;  // by ordinal
  const NameFamilies& families_;
  RowNames& names_;
  std::vector<std::uint32_t> ordinals_;
};

class DateFacet : public FacetReader {
 public:
  DateFacet(const WantedArticles& wanted, DateUnit unit, RowNames& names)
      : days_(wanted), unit_(unit), names_(names) {}

  bool read(Xapian::docid docid, std::vector<std::uint32_t>& rows) override {
    rows.clear();
    const std::optional<DaySpan> span = days_.read(docid);
    if (!span) {
      rows.push_back(RowNames::kNone);
      return true;
    }
    const Day start = piece_start(unit_, span->first);
    if (span->last > piece_end(unit_, start)) return false;
    rows.push_back(row_of(start));
    return true;
  }

 private:
  std::uint32_t row_of(Day start) {
    const auto [place, is_new] = rows_.emplace(start, kUnknownRow);
    if (is_new) {
      const std::string name = piece_name(unit_, start);
      place->second = names_.row_of(name);
      names_.add_spelling(place->second, name, 1);
    }
    return place->second;
  }

  DayReader days_;
  const DateUnit unit_;
  RowNames& names_;
  std::unordered_map<Day, std::uint32_t> rows_;
};

}  // namespace

std::unique_ptr<FacetReader> make_facet_reader(const WantedArticles& wanted, const BrowseKey& key,
                                               const NameFamilies& families, RowNames& names) {
  if (key.field) return std::make_unique<ValueFacet>(wanted, *key.field, families, names);
  return std::make_unique<DateFacet>(wanted, key.unit, names);
}

}  // namespace byline
