// SPDX-License-Identifier: GPL-3.0-or-later
// What two spellings of one outlet or author have in common: "The Guardian", "Theguardian.com".
//
// Thread rule: free functions, safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article/fields.hpp"

namespace byline {

struct NameKeys {
  // Two names may be one when they share a key: what is left of the name without spaces,
  // punctuation, a leading "the" and a trailing ".com" or the like. Empty for one without letters.
  std::vector<std::string> keys;
  std::string domain;  // the name itself when it is the name of a host, without "www."; else ""
};

// The letters and digits of a folded name; "+" stays, it tells Canal+ from Canal; "&" is "and".
[[nodiscard]] std::string letters_of(std::string_view folded);

// `folded` is a fold_value. An outlet may also end in a country's domain (.co.uk, .fr).
[[nodiscard]] NameKeys name_keys(Field field, std::string_view folded);

}  // namespace byline
