// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/date_query.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>
#include <vector>

#include "common/index/schema.hpp"

namespace {

using namespace byline;
using Numbers = std::set<Xapian::docid>;
using Random = std::mt19937;

// Days around two turns of a year, so that every kind of edge is met; some dates far away.
Day any_day(Random& random) {
  return day_of(2014, 11, 1) + static_cast<Day>(random() % 500);
}

Date any_date(Random& random) {
  Date date = date_of(any_day(random));
  if (random() % 8 == 0) date.year = static_cast<std::int16_t>(random() % 2 == 0 ? 1 : 9999);
  switch (random() % 5) {
    case 0:
      return {};
    case 1:
      return {date.year, 0, 0};
    case 2:
      return {date.year, date.month, 0};
    default:
      return make_date(date.year, date.month, date.day) ? date : Date{date.year, 0, 0};
  }
}

DateRange any_range(Random& random) {
  DateRange range;
  if (random() % 10 == 0) {
    range.none = true;
    return range;
  }
  Day first = any_day(random);
  Day last = random() % 4 == 0 ? first : any_day(random);
  if (random() % 4 == 0) first = date_of(first).first_day() - date_of(first).day + 1;
  if (first > last) std::swap(first, last);
  if (random() % 4 > 0) range.first = first;
  if (random() % 4 > 0) range.last = last;
  range.maybe = random() % 4 == 0;
  return range;
}

Numbers matches(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  Numbers numbers;
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  for (auto hit = found.begin(); hit != found.end(); ++hit) numbers.insert(*hit);
  return numbers;
}

// Whether all days that a date may be lie in a range.
bool is_in(const Date& date, const DateRange& range) {
  if (range.none || !date.is_known()) return range.none && !date.is_known();
  return (!range.first || date.first_day() >= *range.first) &&
         (!range.last || date.last_day() <= *range.last);
}

// Whether one of them does.
bool may_be_in(const Date& date, const DateRange& range) {
  if (range.none || !date.is_known()) return range.none && !date.is_known();
  return (!range.first || date.last_day() >= *range.first) &&
         (!range.last || date.first_day() <= *range.last);
}

template <class Test>
Numbers articles_where(const std::vector<Date>& dates, const Test& test) {
  Numbers numbers;
  for (std::size_t i = 0; i < dates.size(); ++i)
    if (test(dates[i])) numbers.insert(static_cast<Xapian::docid>(i + 1));
  return numbers;
}

Numbers both(Numbers some, const Numbers& others) {
  some.insert(others.begin(), others.end());
  return some;
}

}  // namespace

TEST_CASE("a date's terms are its year, its month and its day, as far as they are known") {
  using Terms = std::vector<std::string>;
  CHECK(date_terms({}) == Terms{"Dnone"});
  CHECK(date_terms({2014, 0, 0}) == Terms{"D2014", "D2014-"});
  CHECK(date_terms({2014, 6, 0}) == Terms{"D2014", "D201406", "D201406-"});
  CHECK(date_terms({2014, 6, 3}) == Terms{"D2014", "D201406", "D20140603"});
  CHECK(date_terms({1, 0, 0}) == Terms{"D0001", "D0001-"});
}

TEST_CASE("a range of days matches the articles whose days lie in it, and perhaps those in part") {
  Random random(4711);
  for (int round = 0; round < 10; ++round) {
    Xapian::WritableDatabase database({}, Xapian::DB_BACKEND_INMEMORY);
    std::vector<Date> dates;
    for (int i = 0; i < 200; ++i) {
      dates.push_back(any_date(random));
      Xapian::Document document;
      for (const std::string& term : date_terms(dates.back())) document.add_boolean_term(term);
      database.add_document(document);
    }
    const Vocabulary vocabulary({database});
    for (int i = 0; i < 200; ++i) {
      const DateRange range = any_range(random);
      CAPTURE(to_string(range));
      const DateQuery query = date_query(range, vocabulary);
      const Numbers sure =
          articles_where(dates, [&](const Date& date) { return is_in(date, range); });
      const Numbers perhaps =
          articles_where(dates, [&](const Date& date) { return may_be_in(date, range); });
      CHECK(matches(database, query.sure) == (range.maybe ? perhaps : sure));
      if (range.none || range.maybe) {
        CHECK(query.perhaps.empty());
        continue;
      }
      CHECK(both(sure, matches(database, query.perhaps)) == perhaps);
      for (const Xapian::docid one : matches(database, query.perhaps))
        CHECK_FALSE(sure.contains(one));
    }
  }
}
