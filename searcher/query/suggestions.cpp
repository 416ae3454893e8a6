// SPDX-License-Identifier: GPL-3.0-or-later
// What a person may have meant by a word or a value that no article holds.
#include <algorithm>
#include <chrono>
#include <limits>
#include <tuple>
#include <utility>

#include "common/index/schema.hpp"
#include "common/index/value_dictionary.hpp"
#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"
#include "searcher/query/edit_distance.hpp"
#include "searcher/query/vocabulary.hpp"

namespace byline {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPatience{20};  // a suggestion is not worth more
constexpr std::size_t kShortWord = 4;               // letters: one slip at most, else two
constexpr std::uint64_t kTimesAsFrequent = 100;
constexpr std::size_t kMaxValues = 100'000;

struct Near {
  std::string form;
  std::size_t distance = std::numeric_limits<std::size_t>::max();
  std::uint64_t articles = 0;
};

bool is_nearer(const Near& one, const Near& other) {
  return std::tie(one.distance, other.articles, one.form) <
         std::tie(other.distance, one.articles, other.form);
}

// The first letter and, with the first two swapped, the second before it.
std::pair<std::string, std::string> first_letters(std::string_view form) {
  std::size_t first = 0;
  static_cast<void>(next_code_point(form, first));
  std::size_t second = first;
  if (second < form.size()) static_cast<void>(next_code_point(form, second));
  return {std::string(form.substr(0, first)),
          std::string(form.substr(first, second - first)) + std::string(form.substr(0, first))};
}

using Rank = std::tuple<bool, std::size_t, std::uint64_t, std::string>;  // the smallest is nearest

// Nothing for a value too far from what was asked for.
bool rank_value(const std::string& value, std::string_view asked, std::uint64_t articles,
                Rank& rank) {
  const bool is_part = value.find(asked) != std::string::npos ||
                       (value.size() > 2 && asked.find(value) != std::string_view::npos);
  const std::size_t limit = std::max<std::size_t>(1, utf8_length(asked) / 3);
  const std::size_t distance = is_part ? 0 : edit_distance(value, asked, limit);
  if (distance > limit) return false;
  rank = {!is_part, distance, std::numeric_limits<std::uint64_t>::max() - articles, value};
  return true;
}

// The values as they are printed, where a dictionary knows them.
void spell_out(const std::vector<Xapian::Database>& databases, Field field,
               std::vector<std::string>& values) {
  std::vector<std::string> printed = values;
  for (auto database = databases.rbegin(); database != databases.rend(); ++database) {
    for (const std::string& value : read_values(*database, field)) {
      const auto found = std::find(values.begin(), values.end(), fold_value(value));
      if (found != values.end()) printed[static_cast<std::size_t>(found - values.begin())] = value;
    }
  }
  values = std::move(printed);
}

}  // namespace

std::vector<std::string> Vocabulary::nearest_values(Field field, std::string_view value,
                                                    std::size_t limit) const {
  const std::string prefix(info(field).value_prefix);
  const std::string asked = fold_value(value);
  if (prefix.empty() || asked.empty() || field == Field::Url) return {};
  std::vector<Rank> ranked;
  std::size_t left = kMaxValues;
  for (auto term = all_.allterms_begin(prefix); term != all_.allterms_end(prefix) && left > 0;
       ++term, --left) {
    const std::string candidate = (*term).substr(prefix.size());
    Rank rank;
    if (candidate != kMissing && rank_value(candidate, asked, term.get_termfreq(), rank))
      ranked.push_back(std::move(rank));
  }
  const std::size_t kept = std::min(limit, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept),
                    ranked.end());
  std::vector<std::string> values;
  for (std::size_t i = 0; i < kept; ++i) values.push_back(std::get<std::string>(ranked[i]));
  if (!values.empty() && info(field).slot >= 0) spell_out(databases_, field, values);
  return values;
}

std::string Vocabulary::suggestion(std::string_view prefix, std::string_view form,
                                   const std::vector<std::string>& same) const {
  if (utf8_length(form) < 3) return {};
  std::uint64_t held = 0;
  for (const std::string& other : same) held += frequency(word_term(prefix, other));
  const bool is_short = utf8_length(form) <= kShortWord;
  const std::size_t slips = is_short || held > 0 ? 1 : 2;
  const std::uint64_t least = std::max<std::uint64_t>(1, held * kTimesAsFrequent);
  const Clock::time_point stop = Clock::now() + kPatience;
  const DistanceTo distance(form);
  const auto test = [&](std::string_view other) { return distance(other, slips) <= slips; };
  const auto [first, swapped] = first_letters(form);
  Near best;
  for (const std::string& beginning : {swapped, first}) {
    const WantedForms wanted{prefix, beginning, sieve_of_slips(form, slips), test};
    for (CountedForm& other :
         FormSearch(databases_, files_).find(wanted, [stop] { return Clock::now() > stop; })) {
      const bool is_same = std::find(same.begin(), same.end(), other.form) != same.end();
      if (is_same || other.articles < least) continue;
      Near near{std::move(other.form), 0, other.articles};
      near.distance = distance(near.form, slips);
      if (is_nearer(near, best)) best = std::move(near);
    }
  }
  return best.form.empty() ? "" : spelled(best.form);
}

}  // namespace byline
