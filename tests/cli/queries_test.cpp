// SPDX-License-Identifier: GPL-3.0-or-later
// --queries FILE: several queries in one table.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

constexpr std::string_view kZebras =
    R"({"id":"z1","title":"One","date":"2014-06-03","text":"zebraa"}
{"id":"z2","title":"Two","date":"2015-06-03","text":"zebrab zebrac"}
{"id":"z3","title":"Three","date":"2017-06-03","text":"zebrad"}
{"id":"n1","title":"Four","date":"2018-06-03","text":"nothing of the kind"}
)";

struct Zebras : Sandbox {
  Zebras() {
    write("zebras.jsonl", kZebras);
    REQUIRE(index({"add", "zebras.jsonl"}).exit_code == 0);
  }

  [[nodiscard]] nlohmann::json ask(std::vector<std::string> mode, const std::string& lines) const {
    write("lines", lines);
    for (const char* option : {"--queries", "lines", "--format", "json"}) mode.emplace_back(option);
    return nlohmann::json::parse(search(mode).out);
  }
};

TEST_CASE(
    "the total of several queries is what any of them matches, however many words they have") {
  const Zebras archive;
  std::string lines = "zebras\tzebra*\n";
  for (int i = 0; i < 100; ++i) {
    lines += fmt::format("line {}\t", i);
    for (int word = 0; word < 20; ++word) lines += fmt::format("w{}x{} OR ", i, word);
    lines += "kind\n";
  }
  for (const char* mode : {"--count", "--by=outlet", "--timeline=year"}) {
    CAPTURE(mode);
    const nlohmann::json answer = archive.ask({mode}, lines);
    CHECK(answer["total"]["articles"] == 4);
    CHECK(answer["total"]["exact"] == true);
  }
  const nlohmann::json counts = archive.ask({"--count"}, lines);
  CHECK(counts["values"][0]["articles"] == 3);
  CHECK(counts["values"][0]["share"] == 0.75);
  const nlohmann::json years = archive.ask({"--timeline=year"}, lines);
  CHECK(years["series"][0]["buckets"].size() == 5);
}

TEST_CASE("articles that several queries match are undated or imprecise once") {
  const Zebras archive;
  archive.write("more.jsonl",
                R"({"id":"u1","title":"Five","text":"zebraa"}
{"id":"y1","title":"Six","date":"2016","text":"zebraa"})");
  REQUIRE(archive.index({"add", "more.jsonl"}).exit_code == 0);
  const std::string lines =
      "\xEF\xBB\xBF"
      "a\tzebraa\nb\tzebraa\n";
  const nlohmann::json months = archive.ask({"--timeline=month"}, lines);
  CHECK(months["undated"] == 1);
  CHECK(months["imprecise"] == 1);
  CHECK(months["series"][0]["name"] == "a");
  const nlohmann::json values = archive.ask({"--by=month"}, lines);
  CHECK(values["notes"][0]["code"] == "imprecise");
  CHECK(std::string(values["notes"][0]["message"]).starts_with("1 article "));
}

TEST_CASE("queries of which none can be read match nothing, and each is named") {
  const Zebras archive;
  archive.write("lines", "a\t(zebra\nb\tNEAR\n");
  const Outcome outcome = archive.search({"--count", "--queries", "lines", "--format", "json"});
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.err.find("cannot answer 'a'") != std::string::npos);
  CHECK(outcome.err.find("cannot answer 'b'") != std::string::npos);
  CHECK(nlohmann::json::parse(outcome.out)["total"]["articles"] == 0);
}

}  // namespace
}  // namespace byline::test
