// SPDX-License-Identifier: GPL-3.0-or-later
// A query of any bytes: lexed, parsed, printed and parsed again, compiled and asked.
//
// Stops where a refusal points outside the query or could act in a terminal, where a printed query
// is read as another tree, where lists match otherwise than Xapian does, and where a query
// that was read cannot be asked.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "common/base/error.hpp"
#include "searcher/query/compiler.hpp"
#include "searcher/query/parser.hpp"
#include "tests/unit/searcher/query/small_archive.hpp"
#include "tests/unit/searcher/query/tree_text.hpp"

namespace {

using namespace byline;

const Day kToday = day_of(2026, 11, 24);

void require(bool holds, const char* what, const std::string& query) {
  if (holds) return;
  std::fprintf(stderr, "%s: %s\n", what, query.c_str());
  std::abort();
}

const test::SmallArchive& archive() {
  static const test::SmallArchive made(
      {{"Sea wall holds", "The floods came and the SEA wall held.", "The Times", "en", "aaaaaaa1",
        *make_date(2014, 6, 14)},
       {"Wall of sea", "A flood of COVID-19 cases. O'Brien said so.", "The Post", "en", "aaaaaaa2",
        *make_date(2014, 6)},
       {"Storm", "Flooding at AT&T, says the wall by the sea\u00e9", "Times", "fr", "bbbbbbb1",
        *make_date(2015)},
       {"北京洪水", "北京 的 洪水", "", "zh", "ccccccc1", {}}},
      1);
  return made;
}

void check_refusal(const QueryProblem& problem, const std::string& query) {
  require(problem.place.begin <= problem.place.end && problem.place.end <= query.size(),
          "a place outside the query", query);
  for (const char letter : describe(problem, query)) {
    const auto byte = static_cast<unsigned char>(letter);
    require(letter == '\n' || (byte >= 0x20 && byte != 0x7f), "a control character", query);
  }
}

void check_printed(const Node& root) {
  const std::string printed = print_query(root);
  const ParseOutcome again = parse_query(printed, MatchMode::All, kToday);
  if (const auto* problem = std::get_if<QueryProblem>(&again)) {
    // Names and brackets that are printed in full may make a query longer than is read.
    require(problem->message.ends_with("at most"), "a printed query is refused", printed);
    return;
  }
  require(test::tree_text(*std::get<ParsedQuery>(again).root) == test::tree_text(root),
          "a printed query is read otherwise", printed);
}

void check_answer(const Node& root, const std::string& query) {
  Vocabulary vocabulary(archive().parts());
  try {
    const CompiledQuery compiled = compile_query(
        root, vocabulary, std::chrono::steady_clock::now() + std::chrono::seconds(60));
    require(archive().matches(compiled.filter) == archive().counted(compiled.filter),
            "lists match otherwise than Xapian", query);
    for (const CompiledClause& clause : compiled.clauses)
      require(!clause.meaning.empty(), "a clause without a meaning", query);
  } catch (const Error& error) {
    require(error.code() == ExitCode::Usage, error.what(), query);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string query(reinterpret_cast<const char*>(data) + 1, size - 1);
  const MatchMode match = data[0] % 2 == 0 ? MatchMode::All : MatchMode::Any;
  const ParseOutcome outcome = parse_query(query, match, kToday);
  if (const auto* problem = std::get_if<QueryProblem>(&outcome)) {
    check_refusal(*problem, query);
    return 0;
  }
  const Node& root = *std::get<ParsedQuery>(outcome).root;
  check_printed(root);
  check_answer(root, query);
  return 0;
}
