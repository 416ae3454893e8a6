// SPDX-License-Identifier: GPL-3.0-or-later
// How folded forms are usually spelled: what stemmers and suggestions see ("étudiées", not
// "etudiees").
//
// Only spellings with accents are counted, in Xapian's metadata, in the same commit as their
// articles: "spelling:FORM" -> "SPELLING\tCOUNT\n..." ordered by spelling, at most
// kSpellingsPerForm. The plain spelling's count is the form's collection frequency less these.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace byline {

inline constexpr std::size_t kSpellingsPerForm = 8;

// The accented spellings of one form, and how often each occurs.
using CountedSpellings = std::map<std::string, std::uint64_t, std::less<>>;

// Adds what the metadata value of the form says.
void add_counts(std::string_view value, CountedSpellings& counts);

// The most frequent spelling of `form` (ties: the smaller), which occurs so often; `form` itself
// when that is the plain one.
[[nodiscard]] std::string usual_spelling(const CountedSpellings& counts, std::string_view form,
                                         std::uint64_t occurrences);

// Counts to be added to an index: form -> accented spelling -> occurrences.
class SpellingCounts {
 public:
  void add(std::string_view form, std::string_view spelling, std::uint32_t occurrences = 1);

  // The metadata, key and value, with these counts added to what `database` holds (null: nothing);
  // to be written with the articles they came from.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> changes(
      const Xapian::Database* database) const;

  // Bytes of memory that they take, about.
  [[nodiscard]] std::size_t memory() const { return memory_; }

 private:
  std::map<std::string, CountedSpellings, std::less<>> counts_;
  std::size_t memory_ = 0;
};

}  // namespace byline
