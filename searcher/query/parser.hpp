// SPDX-License-Identifier: GPL-3.0-or-later
// From what was typed to a tree: shell arguments -> one text -> tokens -> tree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/date/date.hpp"
#include "searcher/query/tree.hpp"

namespace byline {

// Caps that hold before anything is parsed (DESIGN section 4).
inline constexpr std::size_t kMaxQueryBytes = 16 * 1024;
inline constexpr std::size_t kMaxQueryWords = 256;
inline constexpr std::size_t kMaxQueryDepth = 64;
inline constexpr std::size_t kMaxPhraseWords = 64;

enum class MatchMode { Auto, All, Any };

// The query that several shell arguments mean: one that holds a space and no syntax but a leading
// "field:" was quoted in the shell and is kept together. A lone argument of plain words adds the
// note "read as N words; for the phrase: ...".
struct JoinedQuery {
  std::string text;
  std::vector<Note> notes;
};
[[nodiscard]] JoinedQuery join_arguments(const std::vector<std::string>& arguments);

// `match` Any joins words that no operator joins by OR, else by AND. `today` is what relative dates
// count from, `zone` where the days of added: begin. Error{Usage} for an unknown zone, nothing
// else.
[[nodiscard]] ParseOutcome parse_query(std::string_view text, MatchMode match, Day today,
                                       std::string_view zone = "UTC");

// The problem as a person sees it: message, the query, a caret under the place, the suggestion.
[[nodiscard]] std::string describe(const QueryProblem& problem, std::string_view text);

// A query that parses to the same tree.
[[nodiscard]] std::string print_query(const Node& node);

}  // namespace byline
