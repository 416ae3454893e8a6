// SPDX-License-Identifier: GPL-3.0-or-later
// A word with wildcards in it: *gate, wom?n, fl*ding.
//
// Thread rule: immutable once made.
#pragma once

#include <string>
#include <string_view>

namespace byline {

class WordPattern {
 public:
  // `written` as typed: * is any number of letters, none too, ? is one. Folded as words are.
  explicit WordPattern(std::string_view written);

  // What every word of the pattern begins with; may be empty.
  [[nodiscard]] const std::string& beginning() const { return beginning_; }

  // What stands between the wildcards, joined: every word of the pattern holds these letters.
  [[nodiscard]] const std::string& fixed_letters() const { return fixed_; }
  // How many letters the shortest word of the pattern has.
  [[nodiscard]] std::size_t least_letters() const { return least_letters_; }

  // `form` is folded. Costs at most the product of both lengths.
  [[nodiscard]] bool matches(std::string_view form) const;

 private:
  std::u32string letters_;       // folded, no two * in a row
  std::string beginning_;        // up to the first wildcard
  std::string fixed_;            // the pieces between wildcards, joined
  std::string longest_;          // of these pieces
  std::size_t fixed_bytes_ = 0;  // no form is shorter
  std::size_t least_letters_ = 0;
  bool is_infix_ = false;  // one piece between two *: to hold it is to match
};

}  // namespace byline
