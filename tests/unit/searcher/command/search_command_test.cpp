// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/search_command.hpp"

#include <doctest/doctest.h>

#include "common/base/error.hpp"
#include "common/cli/programs.hpp"
#include "searcher/query/parser.hpp"

using namespace byline;

namespace {

using Arguments = std::vector<std::string>;

SearchCommand command_of(Arguments arguments) {
  arguments.insert(arguments.begin(), {"--index", "archive", "--tz", "UTC"});
  const Options typed = parse_options(search_options(), arguments, DashWords::Exclusion);
  return make_search_command(typed, typed, std::chrono::system_clock::time_point());
}

// The message, and the hint behind it; "" when nothing is refused.
std::string refusal(const Arguments& arguments) {
  try {
    (void)command_of(arguments);
    return {};
  } catch (const Error& error) {
    CHECK(error.code() == ExitCode::Usage);
    return std::string(error.what()) + " | " + error.hint();
  }
}

}  // namespace

TEST_CASE("20 rows in text and json, all elsewhere") {
  for (const char* format : {"text", "json"})
    CHECK(command_of({"--format", format, "x"}).request.limit == std::optional<std::uint64_t>(20));
  for (const char* format : {"jsonl", "csv", "ids", "html", "ris"})
    CHECK(command_of({"--format", format, "x"}).request.limit == std::nullopt);
  CHECK(command_of({"-n5", "x"}).request.limit == std::optional<std::uint64_t>(5));
  CHECK(command_of({"-n", "all", "x"}).request.limit == std::nullopt);
}

TEST_CASE("auto relaxes only loose words of hits in text") {
  CHECK(command_of({"flood", "defence"}).request.relaxed != nullptr);
  CHECK(command_of({"flood", "defence"}).request.match == MatchMode::Auto);
  for (const Arguments& arguments :
       {Arguments{"--format", "json", "flood", "defence"}, Arguments{"--count", "flood", "defence"},
        Arguments{"--by", "outlet", "flood", "defence"},
        Arguments{"--match", "all", "flood", "defence"}}) {
    const SearchCommand command = command_of(arguments);
    CHECK(command.request.relaxed == nullptr);
    CHECK(command.request.match == MatchMode::All);
  }
  CHECK(command_of({"flood"}).request.relaxed == nullptr);
  CHECK(command_of({"flood AND defence"}).request.relaxed == nullptr);
  const SearchCommand any = command_of({"--match=any", "--count", "flood", "defence"});
  CHECK(any.request.match == MatchMode::Any);
  CHECK(print_query(*any.request.root) == "flood OR defence");
}

TEST_CASE("filters go with the query and with what it is relaxed to, and stand alone for shares") {
  const SearchCommand command = command_of({"--lang", "fr", "crue", "digue"});
  CHECK(print_query(*command.request.root).find("lang:") != std::string::npos);
  CHECK(print_query(*command.request.relaxed).find("lang:") != std::string::npos);
  CHECK(print_query(*command.request.filters).find("crue") == std::string::npos);
}

TEST_CASE("no query argument is every article, newest first; an empty one is refused") {
  const SearchCommand command = command_of({});
  CHECK(std::holds_alternative<AllNode>(command.request.root->value));
  CHECK(command.request.sort == SortOrder::Newest);
  CHECK(command.request.query.empty());
  CHECK(refusal({""}).starts_with("cannot read query: an argument is empty"));
  CHECK(refusal({"flood", " "}).starts_with("cannot read query: an argument is empty"));
}

TEST_CASE("a query that cannot be read is refused with the place") {
  const std::string message = refusal({"oulet:times"});
  CHECK(message.find("oulet:times\n") != std::string::npos);
  CHECK(message.find('^') != std::string::npos);
  CHECK(message.find("outlet:") != std::string::npos);
}

TEST_CASE("what contradicts the mode or itself is refused with a hint") {
  struct Row {
    Arguments arguments;
    std::string message;
  };
  const Row rows[] = {
      {{"--by", "outlet", "--count", "x"}, "cannot do both: '--by' and '--count'"},
      {{"--by", "outlet", "--format", "ris"}, "cannot print --by as 'ris'"},
      {{"--format", "svg", "wall"}, "cannot print hits as 'svg'"},
      {{"--explain", "--format", "csv", "x"}, "cannot print --explain as 'csv'"},
      {{"--group", "--no-group"}, "cannot do both: '--group' and '--no-group'"},
      {{"--share", "x"}, "cannot use option: '--share' without '--timeline'"},
      {{"--seed", "1"}, "cannot use option: '--seed' without '--sort random'"},
      {{"--sort", "name", "x"}, "cannot sort so: '--sort name'"},
      {{"--by", "outlet", "--sort", "newest"}, "cannot sort so: '--sort newest'"},
      {{"--fields", "id", "--format", "ris"}, "cannot use option: '--fields'"},
      {{"--fields", "id", "--count"}, "cannot use option: '--fields'"},
      {{"--tz", "Mars/Olympus", "x"}, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.message);
    const std::string refused = refusal(row.arguments);
    CHECK_FALSE(refused.empty());
    CHECK(refused.starts_with(row.message));
  }
}

TEST_CASE("--show takes every word as an id, --similar takes words as a query") {
  CHECK(command_of({"--show", "4f2a9c1", "b", "c"}).ids == Arguments{"4f2a9c1", "b", "c"});
  const SearchCommand similar = command_of({"--similar", "4f2a9c1", "flood"});
  CHECK(similar.request.similar == "4f2a9c1");
  CHECK(similar.request.query == "flood");
  CHECK(command_of({"--similar", "4f2a9c1"}).request.sort == SortOrder::Relevance);
  CHECK(command_of({"--similar", "4f2a9c1", "--sort", "newest"}).request.sort == SortOrder::Newest);
}

TEST_CASE("snippets and reasons are made only where they are printed") {
  CHECK(command_of({"x"}).request.snippets);
  CHECK(command_of({"--format", "json", "x"}).request.snippets);
  CHECK(command_of({"--format", "csv", "--fields", "snippet", "x"}).request.snippets);
  CHECK_FALSE(command_of({"--format", "csv", "x"}).request.snippets);
  CHECK_FALSE(command_of({"--format", "json", "--fields", "id", "x"}).request.snippets);
  CHECK(command_of({"--why", "x"}).request.why);
  CHECK(command_of({"--format", "json", "--fields", "why", "x"}).request.why);
  CHECK_FALSE(command_of({"x"}).request.why);
}
