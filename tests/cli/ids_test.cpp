// SPDX-License-Identifier: GPL-3.0-or-later
// How a query names an article by its id.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

TEST_CASE("an id is found by its beginning, and with its collection before it") {
  const Sandbox sandbox;
  std::string records;
  for (int i = 0; i < 600; ++i)
    records += fmt::format("{{\"id\":\"archive-{:03}\",\"title\":\"t{}\",\"text\":\"x\"}}\n", i, i);
  sandbox.write("many.jsonl", records);
  sandbox.write("few.jsonl", R"({"id":"日本語","title":"t","text":"x"})");
  REQUIRE(sandbox.index({"add", "many.jsonl"}).exit_code == 0);
  REQUIRE(sandbox.index({"add", "few.jsonl"}).exit_code == 0);
  struct Row {
    std::string query;
    std::string articles;
  };
  const Row rows[] = {
      {"id:archive-017", "1\n"},
      {"id:\"many.jsonl:archive-017\"", "1\n"},
      {"id:\"few.jsonl:archive-017\"", "0\n"},
      {"id:archive-59", "10\n"},
      {"id:archive-", "500\n"},
      {"id:日本", "0\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(sandbox.search({"--count=articles", row.query}).out == row.articles);
  }
  const Outcome cut = sandbox.search({"--count", "id:archive-"});
  CHECK(cut.err == "note: 'archive-' stands for 600 ids; the 500 most frequent are used\n");
}

}  // namespace
}  // namespace byline::test
