// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/date_query.hpp"

#include <limits>
#include <string>
#include <vector>

#include "common/index/schema.hpp"
#include "searcher/query/combining.hpp"

namespace byline {

namespace {

using Xapian::Query;
using Terms = std::vector<std::string>;

constexpr int kMonths = 12;

// The terms of what lies in a range of days, and of bare dates that lie in it in part.
class Pieces {
 public:
  Pieces(Day first, Day last) : first_(first), last_(last) {}

  void add_year(int year) {
    switch (place_of({static_cast<std::int16_t>(year), 0, 0})) {
      case Place::Outside:
        return;
      case Place::Inside:
        sure_.push_back(date_term(year));
        return;
      case Place::Partly:
        perhaps_.push_back(bare_date_term(year));
        for (int month = 1; month <= kMonths; ++month) add_month(year, month);
    }
  }

  [[nodiscard]] const Terms& sure() const { return sure_; }
  [[nodiscard]] const Terms& perhaps() const { return perhaps_; }

 private:
  enum class Place { Outside, Partly, Inside };

  [[nodiscard]] Place place_of(const Date& date) const {
    const Day begin = date.first_day();
    const Day end = date.last_day();
    if (end < first_ || begin > last_) return Place::Outside;
    return begin >= first_ && end <= last_ ? Place::Inside : Place::Partly;
  }

  void add_month(int year, int month) {
    const Date whole{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month), 0};
    switch (place_of(whole)) {
      case Place::Outside:
        return;
      case Place::Inside:
        sure_.push_back(date_term(year, month));
        return;
      case Place::Partly:
        perhaps_.push_back(bare_date_term(year, month));
        const Day end = std::min(whole.last_day(), last_);
        for (Day day = std::max(whole.first_day(), first_); day <= end; ++day)
          sure_.push_back(date_term(year, month, date_of(day).day));
    }
  }

  const Day first_, last_;
  Terms sure_, perhaps_;
};

Query any_held(const Terms& terms, const Vocabulary& vocabulary) {
  TermSet held;
  for (const std::string& term : terms)
    if (vocabulary.frequency(term) > 0) held.insert(term);
  return any_of(held);
}

DateQuery of_days(const DateRange& range, const Vocabulary& vocabulary) {
  if (range.none) return {any_held({word_term(kDatePrefix, kMissing)}, vocabulary), {}};
  Pieces pieces(range.first.value_or(std::numeric_limits<Day>::min()),
                range.last.value_or(std::numeric_limits<Day>::max()));
  for (const int year : vocabulary.years()) pieces.add_year(year);
  return {any_held(pieces.sure(), vocabulary), any_held(pieces.perhaps(), vocabulary)};
}

}  // namespace

DateQuery date_query(const DateRange& range, const Vocabulary& vocabulary) {
  DateQuery query = of_days(range, vocabulary);
  if (!range.maybe) return query;
  return {Query(Query::OP_OR, query.sure, query.perhaps), {}};
}

}  // namespace byline
