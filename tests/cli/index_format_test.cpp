// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes of before, and what an index of many articles keeps beside them.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <string>

#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("an index of an older format asks for a rebuild, and holds everything afterwards") {
  for (const int format : {1, 2}) {
    CAPTURE(format);
    const Sandbox sandbox;
    const std::string fixture =
        repository(fmt::format("tests/data/index-format-{}.tar.zst", format)).string();
    REQUIRE(sandbox.shell(fmt::format("zstd -dc '{}' | tar -x", fixture)).exit_code == 0);
    for (const Outcome& refused : {sandbox.search({"wall"}), sandbox.index({"info"}),
                                   sandbox.index({"add", "-"}, "{}"), sandbox.index({"compact"})}) {
      CHECK(refused.exit_code == 3);
      CHECK(holds(refused.err, "run: byline-index rebuild"));
    }
    CHECK(sandbox.index({"rebuild"}).out == "rebuilt 3 articles, lost 0\n");
    CHECK(sandbox.index({"check"}).exit_code == 0);
    CHECK(sandbox.search({"--count=articles", "wall"}).out == "3\n");
    CHECK(sandbox.search({"--count=articles", "lead:wall"}).out == "3\n");
    const std::string herald = repository("corpora/harbour-herald.jsonl").string();
    const Outcome again = sandbox.shell(
        fmt::format("head -3 '{}' | byline-index --index INDEX add --quiet -", herald));
    CHECK(again.out == "added 0, updated 0, unchanged 3, conflicts 0, rejected 0\n");
  }
}

// Articles of a few words each that share what pages of one site share, 3 MB of them.
std::string many_articles() {
  constexpr int kArticles = 6000;
  std::string lines;
  unsigned random = 1;
  for (int i = 0; i < kArticles; ++i) {
    std::string text;
    for (int word = 0; word < 40; ++word) {
      random = random * 1664525 + 1013904223;
      text += fmt::format("word{} ", random >> 20);
    }
    lines += fmt::format(
        R"({{"id":"a{0}","title":"Council votes on plan {0}","outlet":"The Harbour Herald",)"
        R"("url":"https://herald.example/news/local/{0}","text":"{1}"}})"
        "\n",
        i, text);
  }
  return lines;
}

TEST_CASE("records that share a dictionary are the same for any jobs, and stay readable") {
  const Sandbox sandbox;
  sandbox.write("many.jsonl", many_articles());
  REQUIRE(sandbox.index({"add", "--quiet", "--jobs", "1", "many.jsonl"}).exit_code == 0);
  const std::string one = sandbox.read("INDEX/current/docdata.glass");
  REQUIRE(sandbox.index({"add", "--quiet", "--replace", "--jobs", "2", "many.jsonl"}).exit_code ==
          0);
  CHECK(sandbox.read("INDEX/current/docdata.glass") == one);
  CHECK(sandbox.shell("xapian-metadata get INDEX/current byline-format").out == "3\n");
  CHECK(holds(sandbox.shell("xapian-metadata list INDEX/current dictionary:").out, "dictionary:"));

  const auto shown = [&] { return sandbox.search({"--show", "a17", "--format", "json"}).out; };
  const std::string before = shown();
  CHECK(holds(before, "Council votes on plan 17"));
  sandbox.write("one.jsonl", R"({"id":"b1","outlet":"Post","title":"Later","text":"News."})"
                             "\n");
  REQUIRE(sandbox.index({"add", "one.jsonl"}).exit_code == 0);
  for (const char* command : {"check", "compact", "check", "rebuild", "check"}) {
    CAPTURE(command);
    CHECK(sandbox.index({command}).exit_code == 0);
    CHECK(shown() == before);
    CHECK(sandbox.search({"--count=articles", "later"}).out == "1\n");
  }
}

}  // namespace
}  // namespace byline::test
