// SPDX-License-Identifier: GPL-3.0-or-later
// byline-index rebuild, where something is damaged.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

constexpr int kArticles = 200;

struct Archive : Sandbox {
  Archive() {
    std::string lines;
    for (int number = 0; number < kArticles; ++number) {
      lines += fmt::format(R"({{"title":"Number {0}","outlet":"Herald","text":"flood w{0}"}})"
                           "\n",
                           number);
    }
    write("all.jsonl", lines);
    REQUIRE(index({"add", "all.jsonl"}).exit_code == 0);
  }
};

TEST_CASE("rebuild keeps all articles where only lists of their words are damaged") {
  struct Row {
    std::string damage, file;
  };
  const Row rows[] = {
      {": >", "termlist.glass"},
      {"truncate -s 9000", "termlist.glass"},
      {"yes | dd status=none conv=notrunc bs=1 seek=9000 count=3000 of=", "termlist.glass"},
      {": >", "position.glass"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.damage);
    const Archive archive;
    const std::string gap = row.damage.ends_with('=') ? "" : " ";
    REQUIRE(archive.shell(row.damage + gap + "INDEX/current/" + row.file).exit_code == 0);
    CHECK(archive.index({"check"}).exit_code == 3);
    const Outcome rebuilt = archive.index({"rebuild"});
    CHECK(rebuilt.out == fmt::format("rebuilt {} articles, lost 0\n", kArticles));
    CHECK(rebuilt.exit_code == 0);
    CHECK(archive.index({"check"}).exit_code == 0);
    // Each is still held under its identity.
    CHECK(archive.index({"add", "all.jsonl"}).out ==
          fmt::format("added 0, updated 0, unchanged {}, conflicts 0, rejected 0\n", kArticles));
    CHECK(archive.search({"--count=articles", "flood"}).out == fmt::format("{}\n", kArticles));
  }
}

TEST_CASE("a rebuild that cannot be done sends nobody back to check, and leaves nothing behind") {
  const Archive archive;
  REQUIRE(archive.shell(": > INDEX/current/docdata.glass").exit_code == 0);
  const Outcome outcome = archive.index({"rebuild"});
  CHECK(outcome.exit_code == 3);
  CHECK(outcome.err.find("add --replace") != std::string::npos);
  CHECK(archive.shell("ls INDEX").out == "current\ngen-0001\nlock\n");
}

}  // namespace
}  // namespace byline::test
