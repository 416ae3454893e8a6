// SPDX-License-Identifier: GPL-3.0-or-later
// One language's stemmer, and where in a sorted term list the words of one stem lie.
//
// Thread rule: one Stemmer a thread.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace byline {

class Stemmer {
 public:
  // Nothing when Xapian has no stemmer for the ISO code `language`.
  [[nodiscard]] static std::optional<Stemmer> for_language(const std::string& language);

  [[nodiscard]] const std::string& language() const { return language_; }

  // The stem of a case-folded word with its accents, folded: "étudiées" gives "etudi".
  [[nodiscard]] std::string operator()(const std::string& spelling) const;

  // Every folded word that has the folded stem `stem` begins with one of these: the stem less its
  // last letters, which suffixes may have changed (two; in English one or none), but two letters at
  // least. Languages whose stemmers also take beginnings away look further. Not empty.
  [[nodiscard]] std::vector<std::string> beginnings(const std::string& stem) const;

 private:
  Stemmer(std::string language, Xapian::Stem stem)
      : language_(std::move(language)), stem_(std::move(stem)) {}
  std::string language_;
  Xapian::Stem stem_;
};

// Whether stems mean anything for `form`: it holds a letter, and none that is written without
// spaces between words (Han, Kana).
[[nodiscard]] bool has_grammar(std::string_view form);

}  // namespace byline
