// SPDX-License-Identifier: GPL-3.0-or-later
// What a person may have meant by a word or a value that no article holds.
#include <algorithm>
#include <chrono>
#include <limits>
#include <tuple>
#include <utility>

#include "common/index/schema.hpp"
#include "common/index/spellings.hpp"
#include "common/index/value_dictionary.hpp"
#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"
#include "searcher/query/edit_distance.hpp"
#include "searcher/query/vocabulary.hpp"

namespace byline {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPatience{20};  // a suggestion is not worth more
constexpr std::size_t kTermsBetweenLooks = 1024;
constexpr std::size_t kShortWord = 4;  // letters: one slip at most, else two
constexpr std::uint64_t kTimesAsFrequent = 100;
constexpr std::size_t kMaxValues = 100'000;

struct Near {
  std::string form;
  std::size_t distance = std::numeric_limits<std::size_t>::max();
  std::uint64_t articles = 0;
};

// What a suggestion is wanted for.
struct Wanted {
  std::string_view prefix;
  std::string_view form;
  std::size_t limit;       // slips at most
  std::uint64_t articles;  // that a suggestion must be in
  Clock::time_point stop;
};

// Looks among the terms that begin with `beginning` for one nearer than `best`, or as near and in
// more articles.
void look(const Xapian::Database& database, const Wanted& wanted, std::string_view beginning,
          const std::vector<std::string>& same, Near& best) {
  const std::string from = word_term(wanted.prefix, beginning);
  std::size_t looked = 0;
  for (auto term = database.allterms_begin(from); term != database.allterms_end(from); ++term) {
    if (++looked % kTermsBetweenLooks == 0 && Clock::now() > wanted.stop) return;
    const std::string candidate = (*term).substr(wanted.prefix.size());
    const std::size_t allowed = std::min(wanted.limit, best.distance);
    const std::size_t distance = edit_distance(candidate, wanted.form, allowed);
    if (distance > allowed || std::find(same.begin(), same.end(), candidate) != same.end())
      continue;
    const std::uint64_t articles = term.get_termfreq();
    if (articles < wanted.articles) continue;
    if (distance < best.distance || articles > best.articles)
      best = {candidate, distance, articles};
  }
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
  if (prefix.empty() || asked.empty()) return {};
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
  const Wanted wanted{prefix, form, is_short || held > 0 ? std::size_t{1} : 2,
                      std::max<std::uint64_t>(1, held * kTimesAsFrequent),
                      Clock::now() + kPatience};
  const auto [first, swapped] = first_letters(form);
  Near best;
  look(all_, wanted, swapped, same, best);
  look(all_, wanted, first, same, best);
  if (best.form.empty()) return {};
  return usual_spelling(databases_.front(), best.form);
}

}  // namespace byline
