// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/value_query.hpp"

#include <limits>

#include "common/index/article_lookup.hpp"
#include "common/index/schema.hpp"
#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"
#include "searcher/query/combining.hpp"

namespace byline {

namespace {

using Xapian::Query;

Query between(Xapian::valueno slot, const std::string& low, const std::string& high) {
  return Query(Query::OP_VALUE_RANGE, slot, low, high);
}

// The articles that have the story's term, and the one that leads it, by its key; in another index
// that may be in another's story.
Query story_query(const std::vector<std::string>& terms) {
  TermSet members;
  TermSet leads;
  for (const std::string& term : terms)
    (term.starts_with(kKeyPrefix) ? leads : members).insert(term);
  const Query in_a_story(Query::OP_VALUE_GE, kSlotStory, std::string(1, '\0'));
  return combine(Query::OP_OR, {any_of(members), without(any_of(leads), {in_a_story})});
}

}  // namespace

Query added_query(const AddedNode& range) {
  return between(kSlotAdded, pack_number(range.first), pack_number(range.last));
}

Query length_query(const NumberNode& range) {
  const std::string low = pack_number(range.first.value_or(0));
  const std::string high =
      pack_number(range.last.value_or(std::numeric_limits<std::uint32_t>::max()));
  return between(kSlotWords, low, high);
}

ValueQuery value_query(const WholeValueNode& value, Vocabulary& vocabulary) {
  const std::vector<std::string> spellings = vocabulary.value_terms(value.field, value.value);
  if (value.field == Field::Story) return {story_query(spellings), {}};
  if (spellings.size() > 1) return {any_of({spellings.begin(), spellings.end()}), {}};
  const std::string& term = spellings.front();
  const bool is_id = value.field == Field::Id && value.value != kMissing;
  if (!is_id || vocabulary.frequency(term) > 0) return {Query(term), {}};
  if (const std::vector<std::string> keys = vocabulary.keys_in_collection(value.value);
      !keys.empty())
    return {Query(Query::OP_OR, keys.begin(), keys.end()), {}};
  if (utf8_length(value.value) < kShortestIdPrefix) return {Query(term), {}};
  const std::string_view prefix = info(value.field).value_prefix;
  ValueQuery beginning;
  beginning.ids = vocabulary.starting_with(prefix, fold_value(value.value));
  std::vector<std::string> terms;
  for (const std::string& id : beginning.ids.forms) terms.push_back(word_term(prefix, id));
  beginning.query = Query(Query::OP_OR, terms.begin(), terms.end());
  return beginning;
}

}  // namespace byline
