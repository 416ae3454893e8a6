// SPDX-License-Identifier: GPL-3.0-or-later
// From the text of a query to tokens with places.
//
// `title:flood -"sea wall" OR (10:30 dam*)` gives Field(title) Word(flood) Not Quoted(sea wall) Or
// Open Word(10:30) Word(dam*) Close. What stands behind a field without a space belongs to it, so
// that `url:https://a.example/x(y)` and `date:2020..2021` are one word each.
//
// Thread rule: free function without state.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/query/tree.hpp"

namespace byline {

enum class TokenKind {
  Word,
  Quoted,   // text: what stands between the quotes, \" and \\ resolved
  Open,     // (
  Close,    // )
  And,      // AND
  Or,       // OR
  Not,      // NOT, or a - at a word's start
  Near,     // NEAR/n, ADJ/n, SAME
  AtLeast,  // ATLEAST/n
  Field,    // title:, or outlet:= for whole values
  Address,  // a word that begins with http:// or https://
};

struct QueryToken {
  TokenKind kind;
  std::string text;  // as written, except as said above
  Place place;
  const FieldInfo* field = nullptr;  // of a Field
  bool whole_value = false;          // a Field written with =
  std::uint32_t number = 0;          // behind the operator; 0 for SAME
};

// Never throws. Refuses unknown fields, fields without a value, unclosed quotes, operators without
// their number, and bytes that are not UTF-8.
[[nodiscard]] std::variant<std::vector<QueryToken>, QueryProblem> lex(std::string_view text);

}  // namespace byline
