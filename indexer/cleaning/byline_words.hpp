// SPDX-License-Identifier: GPL-3.0-or-later
// The words of bylines that are no part of a name: data, one list a kind.
//
// All take folded or case-folded words, as named. Thread rule: free functions without state.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace byline {

// Bytes of the "By", "Analysis by", "Par", "Von" ... that `text` (as written) begins with; 0 when
// there is none, or when a name would hardly be left (so "Von Miller" is a name).
[[nodiscard]] std::size_t lead_bytes(std::string_view text, bool after_comma);

// What the people named behind a lead have done.
enum class Work { Writing, Editing, Other };
struct WorkLead {
  Work work = Work::Writing;
  std::size_t bytes = 0;
};

// The "Edited by", "Translated from the German by", "Fotos:" that `text` (as written) begins with;
// no bytes where it says nothing of the kind.
[[nodiscard]] WorkLead work_lead(std::string_view text);

// "and", "&", "und", "with": parts two people.
[[nodiscard]] bool is_join_word(std::string_view word);
// A dash, bar or dot that stands between spaces.
[[nodiscard]] bool is_join_sign(std::string_view word);

// "reporter", "desk", "professor": the part is an office, not a person.
[[nodiscard]] bool is_role_word(std::string_view word);
// "senior", "health", "political": may stand between a name and its role.
[[nodiscard]] bool is_role_adjective(std::string_view word);
// "news", "times", "bbc": the part is an outlet.
[[nodiscard]] bool is_outlet_word(std::string_view word);

// "jr", "iii"
[[nodiscard]] bool is_name_suffix(std::string_view folded);
// "phd", "md"
[[nodiscard]] bool is_degree(std::string_view folded);
// A whole part that says nobody in particular: "anonymous", "admin", "getty images".
[[nodiscard]] bool is_nobody(std::string_view folded);
// A first word of what is no name: "updated", "monday", "click".
[[nodiscard]] bool is_noise_word(std::string_view word);

}  // namespace byline
