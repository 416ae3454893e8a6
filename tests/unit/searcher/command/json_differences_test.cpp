// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/json_differences.hpp"

#include <doctest/doctest.h>

namespace byline {
namespace {

using Lines = std::vector<std::string>;

Lines lines_of(const char* then, const char* now) {
  return json_differences(nlohmann::ordered_json::parse(then), nlohmann::ordered_json::parse(now));
}

TEST_CASE("each value that is another, is gone or is new has a line, and equal ones have none") {
  struct Row {
    const char* then;
    const char* now;
    Lines lines;
  };
  const Row rows[] = {
      {R"({"a":1,"b":["x"]})", R"({"b":["x"],"a":1})", {}},
      {R"({"indexes":[{"revision":4}]})",
       R"({"indexes":[{"revision":5}]})",
       {"indexes 1 revision: 4, now 5"}},
      {R"({"a":1,"b":2})",
       R"({"b":3,"c":true})",
       {"a: 1, now nothing", "b: 2, now 3", "c: nothing, now true"}},
      {R"({"a":"sea"})", R"({"a":"wall"})", {"a: 'sea', now 'wall'"}},
      {R"({"a":"1"})", R"({"a":1})", {"a: '1', now 1"}},
      {R"({"a":[1,2]})", R"({"a":[1]})", {"a 2: 2, now nothing"}},
      {R"({"a":[]})", R"({"a":[]})", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.then);
    CHECK(lines_of(row.then, row.now) == row.lines);
  }
}

}  // namespace
}  // namespace byline
