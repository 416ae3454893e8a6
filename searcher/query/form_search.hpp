// SPDX-License-Identifier: GPL-3.0-or-later
// Finds forms of a field by what they look like rather than by how they begin.
//
// The words of title, lead and text stand in the dictionary of forms (common/index/form_file.hpp),
// which is passed through in a millisecond a million forms; of an index without one, and of the
// other fields, whose words are few, the term list is read.
//
// Thread rule: one thread.
#pragma once

#include <xapian.h>

#include <bit>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/form_file.hpp"

namespace byline {

// The dictionaries of several databases, in their order; null, or beyond the end: none. Shared
// between the archive and what searches it.
using FormFiles = std::vector<std::shared_ptr<const FormFile>>;

struct CountedForm {
  std::string form;  // without the prefix
  std::uint64_t articles = 0;
};

// The order of forms: most frequent first, ties by their bytes.
[[nodiscard]] inline bool more_frequent(const CountedForm& left, const CountedForm& right) {
  return left.articles != right.articles ? left.articles > right.articles : left.form < right.form;
}

// Tells most forms apart from those that are wanted by their letters alone; never refuses one that
// is wanted.
struct LetterSieve {
  std::uint64_t must = 0;  // all of these are held
  std::uint64_t like = 0;  // at most `differing` letters of `of` are held other than here
  std::uint64_t of = 0;
  int differing = 0;
  std::size_t least = 0;  // letters
  std::size_t most = ~std::size_t{0};

  [[nodiscard]] bool passes(const FormLetters& letters) const {
    return letters.count >= least && letters.count <= most && (letters.held & must) == must &&
           std::popcount((letters.held ^ like) & of) <= differing;
  }
};

// Forms at most `slips` slips away: one changes the length by one at most, and takes away and
// brings in one letter at most.
[[nodiscard]] LetterSieve sieve_of_slips(std::string_view form, std::size_t slips);

// The texts are the caller's and outlive it.
struct WantedForms {
  std::string_view prefix;     // of the field
  std::string_view beginning;  // of the forms
  LetterSieve sieve;
  std::function<bool(std::string_view form)> test;  // asked of what passes the sieve
};

class FormSearch {
 public:
  FormSearch(const std::vector<Xapian::Database>& databases, const FormFiles& files)
      : databases_(databases), files_(files) {}

  // The forms, each once, with the articles of all databases that hold it, in no order. `stop` is
  // asked now and then: true ends the search with what was found, and it may throw.
  [[nodiscard]] std::vector<CountedForm> find(const WantedForms& wanted,
                                              const std::function<bool()>& stop) const;

  // The first `most` of them by more_frequent(), in no order; and how many there are.
  [[nodiscard]] std::pair<std::vector<CountedForm>, std::size_t> find_frequent(
      const WantedForms& wanted, std::size_t most, const std::function<bool()>& stop) const;

 private:
  const std::vector<Xapian::Database>& databases_;
  const FormFiles& files_;
};

}  // namespace byline
