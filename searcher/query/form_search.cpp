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
           return row.kind == FieldKind::Text && row.word_prefix == prefix;
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

bool counts_all(const FormFile& file, const Xapian::Database& database) {
  return database.get_metadata(std::string(kMetaCheckpoint)) == std::to_string(file.checkpoint());
}

void look_up(const FormFile& file, const Xapian::Database& database, const WantedForms& wanted,
             const Stop& stop, Found& found) {
  const bool counts = wanted.prefix.empty() && counts_all(file, database);
  const std::vector<std::size_t> places = places_of(file, wanted, stop);
  if (!counts && places.size() > kMaxAsked) return scan(database, wanted, stop, found);
  std::size_t asked = 0;
  const auto ask = [&](std::string form) {
    const std::uint64_t articles = database.get_termfreq(word_term(wanted.prefix, form));
    if (articles > 0) found.push_back({std::move(form), articles});
    return ++asked % kFormsBetweenLooks == 0 && stop();
  };
  for (const std::size_t place : places) {
    std::string form(file.form(place));
    if (counts) {
      found.push_back({std::move(form), file.articles(place)});
    } else if (ask(std::move(form))) {
      return;
    }
  }
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

}  // namespace byline
