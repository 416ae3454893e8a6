// SPDX-License-Identifier: GPL-3.0-or-later
// Refused queries as a person sees them: exit code, reason, the query, the caret, the suggestion.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "common/text/terminal_text.hpp"
#include "tests/support/refusals.hpp"
#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

// Whether the caret's line marks `place`, wherever in the query that stands, by columns.
bool marks(const std::string& caret_line, const std::string& query, const std::string& place) {
  const std::string caret(std::max<std::size_t>(1, display_width(place)), '^');
  for (std::size_t at = query.find(place); at != std::string::npos; at = query.find(place, at + 1))
    if (caret_line == std::string(display_width(query.substr(0, at)), ' ') + caret) return true;
  return false;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', from)) {
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

void check(const Sandbox& sandbox, const Refusal& row) {
  CAPTURE(row.query);
  const Outcome outcome = sandbox.search({"--", row.query});
  CAPTURE(outcome.err);
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.out.empty());
  const std::vector<std::string> lines = lines_of(outcome.err);
  REQUIRE(lines.size() == (row.suggestion.empty() ? 3 : 4));
  CHECK(lines[0] == "byline-search: " + row.message);
  CHECK(lines[1] == "    " + row.query);
  CHECK(lines[2].starts_with("    "));
  CHECK(marks(lines[2].substr(4), row.query, row.place));
  if (!row.suggestion.empty()) CHECK(lines[3] == "  did you mean: " + row.suggestion);
}

}  // namespace

TEST_CASE("every query that is refused ends with 2 and shows why, where and what instead") {
  const Sandbox sandbox;
  for (const RefusalGroup& group : refusals()) {
    CAPTURE(group.sentence);
    for (const Refusal& row : group.rows) {
      const bool is_blank = row.query.find_first_not_of(' ') == std::string::npos;
      if (!is_blank) check(sandbox, row);  // a blank one never gets so far: the next test
    }
  }
}

TEST_CASE("an argument without a word is refused before the query is read") {
  const Sandbox sandbox;
  for (const std::string query : {"", "  "}) {
    const Outcome outcome = sandbox.search({query});
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err ==
          "byline-search: cannot read query: an argument is empty\n"
          "hint: without any query argument every article is listed, newest first\n");
  }
}

}  // namespace byline::test
