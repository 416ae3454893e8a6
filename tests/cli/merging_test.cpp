// SPDX-License-Identifier: GPL-3.0-or-later
// A batch that is large beside the index, as a person meets it.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

constexpr int kMany = 2500;

// Articles numbered from..to (without), 500 to 600 bytes each.
std::string articles(int from, int to, std::string_view word = "harbour") {
  std::string lines;
  for (int number = from; number < to; ++number) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += fmt::format("w{} ", number * 31 + i * i);
    lines += fmt::format(
        "{{\"id\":\"n{}\",\"title\":\"Number {}\",\"outlet\":\"Herald\",\"published\":"
        "\"2014-06-03\",\"text\":\"{} {}{}\"}}\n",
        number, number, text, word, number % 2);
  }
  return lines;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

struct Archive : Sandbox {
  Archive() {
    write("first.jsonl", articles(0, 20));
    REQUIRE(index({"add", "first.jsonl"}).exit_code == 0);
    write("many.jsonl", articles(10, kMany));
  }
  [[nodiscard]] std::string generation() const {
    return std::filesystem::read_symlink(path("INDEX/current")).string();
  }
  [[nodiscard]] std::string count(const std::string& query) const {
    return search({"--count=articles", query}).out;
  }
};

}  // namespace

TEST_CASE("a batch that is large beside the index is built anew with it") {
  const Archive archive;
  const std::string before = archive.generation();
  const Outcome done = archive.index({"add", "many.jsonl"});
  CHECK(done.exit_code == 0);
  CHECK(done.out ==
        fmt::format("added {}, updated 0, unchanged 10, conflicts 0, rejected 0\n", kMany - 20));
  CHECK(archive.generation() != before);
  const std::string info = archive.index({"info"}).out;
  CHECK(holds(info, fmt::format("articles   {}\n", kMany)));
  CHECK(holds(info, "sealed"));
  CHECK_FALSE(holds(info, "to be settled"));
  CHECK(archive.index({"check"}).exit_code == 0);
  CHECK(archive.count("harbour1") == fmt::format("{}\n", kMany / 2));
  CHECK(archive.count("id:n3") == "1\n");
}

TEST_CASE("what is known already makes no new index, and a small batch goes into the one in use") {
  const Archive archive;
  REQUIRE(archive.index({"add", "many.jsonl"}).exit_code == 0);
  const std::string merged = archive.generation();
  CHECK(archive.index({"add", "many.jsonl"}).out ==
        fmt::format("added 0, updated 0, unchanged {}, conflicts 0, rejected 0\n", kMany - 10));
  CHECK(archive.generation() == merged);
  CHECK(holds(archive.index({"info"}).out, "sealed"));
  archive.write("more.jsonl", articles(kMany, kMany + 20));
  CHECK(archive.index({"add", "more.jsonl"}).exit_code == 0);
  CHECK(archive.generation() == merged);
  CHECK(archive.count("harbour1") == fmt::format("{}\n", kMany / 2 + 10));
}

TEST_CASE("an archive that was added before and has grown at its end is a small batch") {
  const Archive archive;
  REQUIRE(archive.index({"add", "many.jsonl"}).exit_code == 0);
  const std::string merged = archive.generation();
  archive.write("many.jsonl", articles(10, kMany + 20));
  CHECK(archive.index({"add", "many.jsonl"}).out ==
        fmt::format("added 20, updated 0, unchanged {}, conflicts 0, rejected 0\n", kMany - 10));
  CHECK(archive.generation() == merged);
}

TEST_CASE("of a large file with --limit only what is read counts") {
  const Archive archive;
  const std::string before = archive.generation();
  CHECK(archive.index({"add", "--limit", "30", "many.jsonl"}).out ==
        "added 20, updated 0, unchanged 10, conflicts 0, rejected 0\n");
  CHECK(archive.generation() == before);
}

TEST_CASE("newer versions of held articles are updates in a large batch too") {
  const Archive archive;
  archive.write("newer.jsonl", articles(0, kMany, "changed"));
  CHECK(archive.index({"add", "newer.jsonl"}).out ==
        fmt::format("added {}, updated 20, unchanged 0, conflicts 0, rejected 0\n", kMany - 20));
  CHECK(archive.count("harbour1") == "0\n");
  CHECK(archive.count("changed1") == fmt::format("{}\n", kMany / 2));
  CHECK(archive.index({"check"}).exit_code == 0);
}

TEST_CASE("--prune takes out what is gone after a large batch as after a small one") {
  const Archive archive;
  REQUIRE(archive.index({"add", "many.jsonl"}).exit_code == 0);
  archive.write("many.jsonl", articles(25, 26) + articles(kMany, 2 * kMany));
  const Outcome done = archive.index({"add", "--prune", "many.jsonl"});
  CHECK(holds(done.out, fmt::format("added {}, ", kMany)));
  CHECK(holds(done.out, fmt::format("; pruned {} articles", kMany - 21)));
  CHECK(archive.index({"check"}).exit_code == 0);
}

TEST_CASE("with less memory than a bulk build wants, a large batch goes into the index in use") {
  const Archive archive;
  const std::string before = archive.generation();
  CHECK(archive.index({"add", "--memory", "8M", "many.jsonl"}).exit_code == 0);
  CHECK(archive.generation() == before);
}

}  // namespace byline::test
