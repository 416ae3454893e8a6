// SPDX-License-Identifier: GPL-3.0-or-later
// byline-index remove, where there is more to it than a few articles in one generation.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

// Articles of 1 kB; 3,000 of them are enough for a dictionary of records.
std::string articles(int count) {
  std::string lines;
  for (int number = 0; number < count; ++number) {
    std::string text;
    for (int i = 0; i < 150; ++i) text += fmt::format("w{} ", number * 31 + i * i);
    lines += fmt::format(R"({{"id":"n{}","title":"Number {}","text":"{}"}})"
                         "\n",
                         number, number, text);
  }
  return lines;
}

TEST_CASE("articles go out of an index whose records have a dictionary") {
  const Sandbox sandbox;
  sandbox.write("in/all.jsonl", articles(3000));
  REQUIRE(sandbox.index({"add", "in"}).exit_code == 0);
  const Outcome removed = sandbox.index({"remove", "n7"});
  CHECK(removed.err == "");
  CHECK(removed.out == "removed 1, unknown 0\n");
  sandbox.write("in/all.jsonl", articles(2990));
  CHECK(sandbox.index({"add", "--prune", "in"}).out ==
        "added 1, updated 0, unchanged 2989, conflicts 0, rejected 0; pruned 10 articles\n");
  CHECK(sandbox.search({"--count=articles"}).out == "2990\n");
}

TEST_CASE("remove --wait takes articles out of the generation that is in use when its turn comes") {
  const Sandbox sandbox;
  sandbox.write("all.jsonl", articles(3));
  REQUIRE(sandbox.index({"add", "all.jsonl"}).exit_code == 0);
  const Outcome outcome = sandbox.shell(
      "flock INDEX/lock sh -c 'touch held; sleep 0.5; cp -r INDEX/gen-0001 INDEX/gen-0002;"
      " ln -sfn gen-0002 INDEX/current' &\n"
      "until [ -e held ]; do sleep 0.01; done\n"
      "byline-index remove --index INDEX --wait 60 n1\nwait");
  CHECK(outcome.out == "removed 1, unknown 0\n");
  CHECK(sandbox.search({"--count=articles"}).out == "2\n");
}

}  // namespace
}  // namespace byline::test
