// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an archive: from a word of a query to the set of its forms there.
//
// The one mechanism of the query language: exact, same stem, prefix, wildcards and slips are
// sources of forms; whoever uses the set does not know which. Stems are made when the question is
// asked, from each form's usual spelling, for every language that holds at least 1 % of the
// articles or that the query's lang: names. Only forms that can share the stem are read from the
// term list (same first letters); patterns and slips are sought in the dictionaries of forms
// (form_search.hpp).
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/fields.hpp"
#include "common/index/schema.hpp"
#include "searcher/query/form_search.hpp"
#include "searcher/query/name_families.hpp"
#include "searcher/query/stem.hpp"
#include "searcher/query/word_pattern.hpp"

namespace byline {

inline constexpr std::size_t kMaxForms = 500;  // a word; the most frequent are kept

struct Forms {
  std::vector<std::string> forms;  // folded, without prefix; most frequent first, ties by bytes
  std::size_t found = 0;           // how many there were before the cap
  std::vector<std::string> languages{};  // ISO codes of those whose stemmers found other forms
};

// ISO codes of the languages whose stemmers are used, by number of articles: those of at least 1 %
// of the articles that have a stemmer; English when there is none.
[[nodiscard]] std::vector<std::string> main_languages(const Xapian::Database& database);

// Over the databases of all indexes that are searched together. One thread.
class Vocabulary {
 public:
  // `families` are the names that count as one, null: none by the user's list; `files` the
  // dictionaries of forms; `languages` the main ones, none: they are worked out.
  explicit Vocabulary(std::vector<Xapian::Database> databases,
                      std::shared_ptr<FieldFamilies> families = nullptr, FormFiles files = {},
                      const std::vector<std::string>& languages = {});

  [[nodiscard]] const std::vector<Xapian::Database>& databases() const { return databases_; }

  // The main ones, then those that were added.
  [[nodiscard]] std::vector<std::string> languages() const;
  // Uses the language too, where it has a stemmer: what lang: names.
  void add_language(const std::string& language);

  // `form` is folded; `spelling` is what the stemmers see (fold_case of the word as typed);
  // `prefix` is the term prefix of the field ("" for title and text).
  [[nodiscard]] Forms exact(std::string_view prefix, std::string_view form);
  [[nodiscard]] Forms same_stem(std::string_view prefix, std::string_view form,
                                std::string_view spelling);
  [[nodiscard]] Forms starting_with(std::string_view prefix, std::string_view beginning);

  // Words of the pattern; words at most `slips` insertions, deletions, replacements or swaps of
  // neighbours away from `form`, itself included. `look` is called now and then and may throw.
  [[nodiscard]] Forms matching(std::string_view prefix, const WordPattern& pattern,
                               const std::function<void()>& look) const;
  [[nodiscard]] Forms alike(std::string_view prefix, std::string_view form, std::size_t slips,
                            const std::function<void()>& look) const;

  // Error{Index} where an index keeps nothing of a field: it would answer that no article has it.
  void require_kept(Field field) const;

  // The years that articles state, ascending.
  [[nodiscard]] std::vector<int> years() const { return years_of(all_); }

  // Articles that hold the term, over all databases.
  [[nodiscard]] std::uint64_t frequency(const std::string& term) const;

  // The terms of a whole value: those of all spellings that count as one with it; of a story also
  // the unique terms of the articles that lead it.
  [[nodiscard]] std::vector<std::string> value_terms(Field field, std::string_view value);

  // The unique terms of the articles that COLLECTION:ID names.
  [[nodiscard]] std::vector<std::string> keys_in_collection(std::string_view text) const;

  // Whole values of `field` in the archive that are nearest to `value` (folded; substring first,
  // then edit distance), most frequent first, at most `limit`. None of URLs.
  [[nodiscard]] std::vector<std::string> nearest_values(Field field, std::string_view value,
                                                        std::size_t limit) const;

  // A form near `form` that articles hold, as usually spelled; "" if none: one slip away, two where
  // no article holds `form`. One that is held is taken for a slip only of a form that a hundred
  // times as many articles hold. `same` are forms of the same word, which are no suggestion.
  // Looks no longer than 20 ms.
  [[nodiscard]] std::string suggestion(std::string_view prefix, std::string_view form,
                                       const std::vector<std::string>& same = {}) const;

 private:
  // Of the articles that lead the story of that name: one an index at most.
  [[nodiscard]] std::vector<std::string> keys_of_leads(std::string_view story) const;

  // The beginnings to scan for words that share a stem with `spelling`, none within another.
  [[nodiscard]] std::vector<std::string> scanned(const std::string& spelling) const;
  // Adds how the forms that begin with `beginning` are usually spelled, where it is with accents.
  void read_spellings(const std::string& beginning);

  // The wanted forms, most frequent first, cut at the cap. `look` as in matching().
  [[nodiscard]] Forms find(const WantedForms& wanted, const std::function<void()>& look) const;
  [[nodiscard]] std::string spelled(const std::string& form) const;

  std::vector<Xapian::Database> databases_;
  Xapian::Database all_;  // the same, as one
  std::shared_ptr<FieldFamilies> families_;
  FormFiles files_;
  std::vector<Stemmer> stemmers_;
  std::map<std::string, std::string, std::less<>> spellings_;  // form -> usual spelling
  std::set<std::string, std::less<>> spellings_read_;          // beginnings in `spellings_`
};

}  // namespace byline
