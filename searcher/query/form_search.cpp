// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/form_search.hpp"

#include <algorithm>
#include <utility>

#include "common/article/fields.hpp"
#include "common/index/schema.hpp"

namespace byline {

namespace {

using Found = std::vector<CountedForm>;
using Stop = std::function<bool()>;

constexpr std::size_t kFormsBetweenLooks = 256;
// To ask Xapian how often a term occurs costs about ten times as much as to pass over one.
constexpr std::size_t kMaxAsked = 20'000;

// Whether every word of the field stands in title or text too.
bool is_of_text(std::string_view prefix) {
  const auto fields = all_fields();
  return prefix.empty() || std::any_of(fields.begin(), fields.end(), [&](const FieldInfo& row) {
           return is_of_the_text(row.field) && row.word_prefix == prefix;
         });
}

// Reads the term list. Terms of other fields begin with capitals where a form has none, and are
// passed over.
void scan(const Xapian::Database& database, const WantedForms& wanted, const Stop& stop,
          Found& found) {
  constexpr char kBehindCapitals = 'Z' + 1;
  const std::size_t prefix = wanted.prefix.size();
  const std::string from = word_term(wanted.prefix, wanted.beginning);
  const auto end = database.allterms_end(from);
  std::size_t read = 0;
  for (auto term = database.allterms_begin(from); term != end;) {
    if (++read % kFormsBetweenLooks == 0 && stop()) return;
    const std::string text = *term;
    const std::string_view form = std::string_view(text).substr(prefix);
    if (!form.empty() && !is_form(form)) {
      term.skip_to(text.substr(0, prefix) + kBehindCapitals);
      continue;
    }
    if (wanted.sieve.passes(letters_of(form)) && wanted.test(form))
      found.push_back({std::string(form), term.get_termfreq()});
    ++term;
  }
}

// The places of the forms of the dictionary that are wanted.
std::vector<std::size_t> places_of(const FormFile& file, const WantedForms& wanted,
                                   const Stop& stop) {
  std::vector<std::size_t> places;
  const auto [begin, end] = file.starting_with(wanted.beginning);
  std::size_t tested = 0;
  for (std::size_t place = begin; place < end; ++place) {
    if (!wanted.sieve.passes(file.letters(place))) continue;
    if (++tested % kFormsBetweenLooks == 0 && stop()) break;
    if (wanted.test(file.form(place))) places.push_back(place);
  }
  return places;
}

// Leaves the places of the first `most` forms by more_frequent(): places ascend with bytes.
void keep_frequent(const FormFile& file, std::size_t most, std::vector<std::size_t>& places) {
  if (places.size() <= most) return;
  std::nth_element(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(most), places.end(),
                   [&file](std::size_t a, std::size_t b) {
                     const std::uint32_t more = file.articles(a);
                     const std::uint32_t fewer = file.articles(b);
                     return more != fewer ? more > fewer : a < b;
                   });
  places.resize(most);
}

bool counts_all(const FormFile& file, const Xapian::Database& database) {
  return database.get_metadata(std::string(kMetaCheckpoint)) == std::to_string(file.checkpoint());
}

// Whether all that is asked of an index stands in its dictionary, how often it occurs too.
bool is_told_by(const FormFile& file, const Xapian::Database& database, const WantedForms& wanted) {
  return wanted.prefix.empty() && counts_all(file, database);
}

void take_counted(const FormFile& file, const std::vector<std::size_t>& places, Found& found) {
  for (const std::size_t place : places)
    found.push_back({std::string(file.form(place)), file.articles(place)});
}

void look_up(const FormFile& file, const Xapian::Database& database, const WantedForms& wanted,
             const Stop& stop, Found& found) {
  const bool counts = is_told_by(file, database, wanted);
  const std::vector<std::size_t> places = places_of(file, wanted, stop);
  if (!counts && places.size() > kMaxAsked) return scan(database, wanted, stop, found);
  std::size_t asked = 0;
  const auto ask = [&](std::string form) {
    const std::uint64_t articles = database.get_termfreq(word_term(wanted.prefix, form));
    if (articles > 0) found.push_back({std::move(form), articles});
    return ++asked % kFormsBetweenLooks == 0 && stop();
  };
  if (counts) return take_counted(file, places, found);
  for (const std::size_t place : places)
    if (ask(std::string(file.form(place)))) return;
  for (std::string& form : read_live_forms(database)) {
    if (form.starts_with(wanted.beginning) && wanted.sieve.passes(letters_of(form)) &&
        wanted.test(form) && ask(std::move(form)))
      return;
  }
}

// A form of several databases once, with the sum of its articles.
void merge(Found& found) {
  std::sort(found.begin(), found.end(),
            [](const CountedForm& a, const CountedForm& b) { return a.form < b.form; });
  std::size_t kept = 0;
  for (std::size_t i = 1; i < found.size(); ++i) {
    if (found[i].form == found[kept].form) {
      found[kept].articles += found[i].articles;
    } else if (++kept != i) {
      found[kept] = std::move(found[i]);
    }
  }
  if (!found.empty()) found.resize(kept + 1);
}

}  // namespace

LetterSieve sieve_of_slips(std::string_view form, std::size_t slips) {
  const FormLetters letters = letters_of(form);
  LetterSieve sieve;
  sieve.like = letters.held;
  sieve.of = ~std::uint64_t{0};
  sieve.differing = static_cast<int>(2 * slips);
  sieve.least = letters.count - std::min<std::size_t>(letters.count, slips);
  sieve.most = letters.count + slips;
  return sieve;
}

std::vector<CountedForm> FormSearch::find(const WantedForms& wanted, const Stop& stop) const {
  Found found;
  const bool is_listed = is_of_text(wanted.prefix);
  for (std::size_t i = 0; i < databases_.size(); ++i) {
    const FormFile* file = is_listed && i < files_.size() ? files_[i].get() : nullptr;
    if (file != nullptr) {
      look_up(*file, databases_[i], wanted, stop, found);
    } else {
      scan(databases_[i], wanted, stop, found);
    }
  }
  if (databases_.size() > 1) merge(found);
  return found;
}

std::pair<std::vector<CountedForm>, std::size_t> FormSearch::find_frequent(
    const WantedForms& wanted, std::size_t most, const Stop& stop) const {
  const FormFile* only = databases_.size() == 1 && files_.size() == 1 ? files_[0].get() : nullptr;
  if (only == nullptr || !is_told_by(*only, databases_[0], wanted)) {
    std::vector<CountedForm> all = find(wanted, stop);
    const std::size_t number = all.size();
    std::sort(all.begin(), all.end(), more_frequent);
    if (all.size() > most) all.resize(most);
    return {std::move(all), number};
  }
  std::vector<std::size_t> places = places_of(*only, wanted, stop);
  const std::size_t number = places.size();
  keep_frequent(*only, most, places);
  Found found;
  take_counted(*only, places, found);
  return {std::move(found), number};
}

}  // namespace byline
