// SPDX-License-Identifier: GPL-3.0-or-later
// How a part of a query was read, in a reporter's words.
//
// Thread rule: free functions without state.
#pragma once

#include <string>

#include "searcher/query/tree.hpp"
#include "searcher/query/vocabulary.hpp"

namespace byline {

// As written, but for its field: "flood*", "colour~2".
[[nodiscard]] std::string wildcard_text(const WordNode& word);
// " in the title", " in capitals".
[[nodiscard]] std::string in_field(Field field);

// "any form of it (English): flood, floods and 3 more"; "no article holds it".
[[nodiscard]] std::string meaning_of(const WordNode& word, const Forms& forms);
// "these 2 words in a row, in the title".
[[nodiscard]] std::string phrase_meaning(std::size_t words, const std::optional<Field>& field);
[[nodiscard]] std::string meaning_of(const WholeValueNode& value);
[[nodiscard]] std::string meaning_of(const DateNode& date);
[[nodiscard]] std::string meaning_of(const AddedNode& added);
[[nodiscard]] std::string meaning_of(const NumberNode& number);
// "at most 5 words apart, in this order, in one paragraph".
[[nodiscard]] std::string meaning_of(const NearNode& near);
[[nodiscard]] std::string meaning_of(const AtLeastNode& counted);

}  // namespace byline
