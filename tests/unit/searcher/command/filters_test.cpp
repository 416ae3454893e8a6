// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/filters.hpp"

#include <doctest/doctest.h>

#include "common/base/error.hpp"
#include "searcher/query/parser.hpp"

using namespace byline;

namespace {

const Day kToday = day_of(2024, 2, 14);

using Given = std::vector<std::pair<const char*, const char*>>;

Options options_of(const Given& given) {
  Options options;
  for (const auto& [name, value] : given) options.set(name, value);
  return options;
}

std::string printed(const Given& given) {
  const NodePtr tree = filter_tree(read_filters(options_of(given), kToday));
  return tree == nullptr ? "" : print_query(*tree);
}

// What the query language makes of `query`, printed by the same printer.
std::string same_as(const char* query) {
  ParseOutcome outcome = parse_query(query, MatchMode::All, kToday);
  return print_query(*std::get<ParsedQuery>(outcome).root);
}

}  // namespace

TEST_CASE("filters mean what the query language says in longer words") {
  struct Row {
    Given given;
    const char* query;
  };
  const Row rows[] = {
      {{{"outlet", "The Times"}}, "outlet:=\"The Times\""},
      {{{"outlet", "The Times"}, {"outlet", "Herald"}},
       "outlet:=\"The Times\" OR outlet:=\"Herald\""},
      {{{"lang", "fr"}, {"author", "none"}}, "author:none lang:fr"},
      {{{"since", "2014"}}, "date:2014-01-01.."},
      {{{"until", "2014-06"}}, "date:..2014-06-30"},
      {{{"since", "2013-02"}, {"until", "2014"}}, "date:2013-02-01..2014-12-31"},
      {{{"since", "2014"}, {"until", "2014"}}, "date:2014-01-01..2014-12-31"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(printed(row.given) == same_as(row.query));
  }
  CHECK(printed({}).empty());
}

TEST_CASE("filters stand beside the query in one AND") {
  ParseOutcome outcome = parse_query("flood OR tide", MatchMode::All, kToday);
  const Filters filters = read_filters(options_of({{"section", "News"}}), kToday);
  const NodePtr tree = with_filters(std::move(std::get<ParsedQuery>(outcome).root), filters);
  CHECK(print_query(*tree) == same_as("(flood OR tide) section:=\"News\""));
}

TEST_CASE("a relative date is noted with the day it stands for") {
  const Filters filters = read_filters(options_of({{"since", "yesterday"}}), kToday);
  REQUIRE(filters.notes.size() == 1);
  CHECK(filters.notes[0].message == "--since yesterday is 2024-02-13");
  CHECK(read_filters(options_of({{"since", "2014"}}), kToday).notes.empty());
}

TEST_CASE("empty values, bad dates and reversed ends are refused") {
  const Given rows[] = {{{"outlet", ""}},          {{"author", "  "}},
                        {{"since", "06/07/2021"}}, {{"since", "none"}},
                        {{"since", "..2014"}},     {{"until", "2014.."}},
                        {{"since", "soon"}},       {{"since", "2015"}, {"until", "2014"}}};
  for (const Given& row : rows) {
    CAPTURE(row[0].second);
    CHECK_THROWS_AS((void)read_filters(options_of(row), kToday), Error);
  }
}
