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

namespace byline {

inline constexpr std::size_t kSpellingsPerForm = 8;

// The most frequent spelling of `form` (ties: the smaller); `form` itself when that is the plain
// one.
[[nodiscard]] std::string usual_spelling(const Xapian::Database& database, const std::string& form);

// The same from the metadata value of the form, where it was read in a scan of many, and the form's
// collection frequency.
[[nodiscard]] std::string usual_spelling(std::string_view counts, std::string_view form,
                                         std::uint64_t occurrences);

// Counts to be added to an index: form -> accented spelling -> occurrences.
class SpellingCounts {
 public:
  void add(std::string_view form, std::string_view spelling, std::uint32_t occurrences = 1);

  // Adds them to what `database` holds; call in the transaction of the articles they came from.
  void save(Xapian::WritableDatabase& database) const;

 private:
  std::map<std::string, std::map<std::string, std::uint64_t>, std::less<>> counts_;
};

}  // namespace byline
