// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/value_query.hpp"

#include <limits>

#include "common/index/schema.hpp"
#include "common/text/fold.hpp"

namespace byline {

namespace {

using Xapian::Query;

constexpr std::size_t kShortestId = 7;

// Xapian takes an empty lower limit for "every article", so the least day stands for "any day".
const std::string& any_day() {
  static const std::string kLeast = pack_day(std::numeric_limits<std::int32_t>::min());
  return kLeast;
}

Query at_least(Xapian::valueno slot, const std::string& low) {
  return Query(Query::OP_VALUE_GE, slot, low);
}

Query between(Xapian::valueno slot, const std::string& low, const std::string& high) {
  return Query(Query::OP_VALUE_RANGE, slot, low, high);
}

Query dated() {
  return at_least(kSlotFirstDay, any_day());
}

}  // namespace

Query date_query(const DateRange& range) {
  if (range.none) return Query(Query::OP_AND_NOT, Query(std::string()), dated());
  const Xapian::valueno low_slot = range.maybe ? kSlotLastDay : kSlotFirstDay;
  const Xapian::valueno high_slot = range.maybe ? kSlotFirstDay : kSlotLastDay;
  const Query low = range.first ? at_least(low_slot, pack_day(*range.first)) : Query();
  const Query high = range.last ? between(high_slot, any_day(), pack_day(*range.last)) : Query();
  if (range.first && range.last) return Query(Query::OP_AND, low, high);
  if (range.first) return low;
  return range.last ? high : dated();
}

Query length_query(const NumberNode& range) {
  const std::string low = pack_number(range.first.value_or(0));
  const std::string high =
      pack_number(range.last.value_or(std::numeric_limits<std::uint32_t>::max()));
  return between(kSlotWords, low, high);
}

Query value_query(const WholeValueNode& value, Vocabulary& vocabulary) {
  const std::vector<std::string> spellings = vocabulary.value_terms(value.field, value.value);
  if (spellings.size() > 1) return Query(Query::OP_OR, spellings.begin(), spellings.end());
  const std::string& term = spellings.front();
  const bool may_be_cut = value.field == Field::Id && value.value != kMissing &&
                          value.value.size() >= kShortestId && vocabulary.frequency(term) == 0;
  if (!may_be_cut) return Query(term);
  const std::string_view prefix = info(value.field).value_prefix;
  std::vector<std::string> terms;
  for (const std::string& id : vocabulary.starting_with(prefix, fold_value(value.value)).forms)
    terms.push_back(word_term(prefix, id));
  return Query(Query::OP_OR, terms.begin(), terms.end());
}

}  // namespace byline
