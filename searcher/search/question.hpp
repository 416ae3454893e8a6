// SPDX-License-Identifier: GPL-3.0-or-later
// What every operation begins and ends with: opening, redoing, compiling, notes, totals.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <memory>
#include <string_view>
#include <utility>

#include "common/index/guard.hpp"
#include "searcher/query/compiler.hpp"
#include "searcher/search/archive.hpp"
#include "searcher/search/matches.hpp"
#include "searcher/search/search.hpp"

namespace byline {

// Runs `operation(archive, deadline)` on the request's indexes as they are now; again when a commit
// or a switch passes underneath. The time limit covers all its tries.
template <class Operation>
auto ask(const Request& request, Operation&& operation) {
  const Deadline deadline{std::chrono::steady_clock::now() + request.timeout, request.outdated};
  const std::string names = fmt::format("{}", fmt::join(request.indexes, "', '"));
  return redo_when_changed("cannot search", names, [&] {
    std::shared_ptr<const Archive> archive = take_archive(request.indexes, request.names);
    auto answer = operation(*archive, deadline);
    keep_archive(std::move(archive));
    return answer;
  });
}

// `tree` for this archive; a null tree is every article.
[[nodiscard]] CompiledQuery compile_tree(const Archive& archive, const Node* tree,
                                         Deadline deadline);

// What the request asks for: its tree's matches, or those of them like the article it names.
[[nodiscard]] CompiledQuery compile_request(const Archive& archive, const Request& request,
                                            Deadline deadline);

// What matches `query`, the request compiled, or any of its trees.
[[nodiscard]] Matches match_request(const Archive& archive, const Request& request,
                                    const CompiledQuery& query, Deadline deadline);

// Fills what all answers share: the query as written, how it was joined, the notes of the reading
// and of the compiler.
void begin_answer(const Request& request, const Archive& archive, const CompiledQuery& compiled,
                  Answer& answer);

// Notes how many more articles would match if those whose date is only a month or a year did.
// Call once the total is set; nothing where the query asks for no date, or what it matches was cut.
void note_maybe_dated(const Archive& archive, const CompiledQuery& compiled, Deadline deadline,
                      Answer& answer);

struct Counts {
  std::uint64_t articles = 0;
  std::uint64_t stories = 0;
  bool complete = true;  // false: the time limit cut the match
};

// The counts of all that matched.
[[nodiscard]] Counts count_matches(const Archive& archive, const Matches& matches);

// Says that the time limit cut the answer, and what that means for it: "the counts are too low".
void note_time_limit(const Request& request, std::string_view meaning, Answer& answer);

// Sets the counts. Notes a passed time limit.
void set_total(const Request& request, const Counts& counts, Answer& answer);

}  // namespace byline
