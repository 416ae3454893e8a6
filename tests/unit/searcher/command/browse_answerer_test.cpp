// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/browse_answerer.hpp"

#include <doctest/doctest.h>

#include "common/date/date.hpp"

namespace byline {

TEST_CASE("the browser asks as the command line does: its indexes, day, zone, limit and names") {
  BrowseSettings settings;
  settings.indexes = {"a", "b"};
  settings.names = {{Field::Outlet, {"The Post", "Daily Post"}}};
  settings.match = MatchMode::All;
  settings.today = day_of(2020, 5, 4);
  settings.zone = "Europe/Paris";
  settings.timeout = std::chrono::milliseconds(1234);
  browse::Question question;
  question.text = "flood date:yesterday";
  const Request request = browse_request(question, settings);
  CHECK(request.indexes == settings.indexes);
  REQUIRE(request.names.size() == 1);
  CHECK(request.names.front().names == settings.names.front().names);
  CHECK(request.match == MatchMode::All);
  CHECK(request.today == settings.today);
  CHECK(request.zone == settings.zone);
  CHECK(request.timeout == settings.timeout);
  CHECK(print_query(*request.root) == "flood date:yesterday");
  CHECK(request.relaxed == nullptr);
}

TEST_CASE("a filter of the browser joins its query, and stands alone for a share") {
  browse::Question question;
  question.text = "flood";
  question.filters.push_back({Field::Outlet, "The Post"});
  const Request request = browse_request(question, {});
  CHECK(print_query(*request.root) == "flood outlet:=\"The Post\"");
  REQUIRE(request.filters != nullptr);
  CHECK(print_query(*request.filters) == "outlet:=\"The Post\"");
}

TEST_CASE("dates that only may match stay so in the browser") {
  browse::Question question;
  question.since = day_of(2014, 1, 1);
  question.maybe = true;
  CHECK(print_query(*browse_request(question, {}).root) == "date:~2014-01-01..");
}

}  // namespace byline
