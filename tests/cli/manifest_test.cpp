// SPDX-License-Identifier: GPL-3.0-or-later
// --manifest and --verify-manifest: how an answer was made, and whether it still comes out so.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

using Json = nlohmann::ordered_json;

std::string record(const std::string& id, const std::string& outlet, const std::string& text) {
  const Json json{{"id", id},
                  {"outlet", outlet},
                  {"title", "Title " + id},
                  {"text", text},
                  {"date", "2020-05-04"}};
  return json.dump() + '\n';
}

struct Manifests : Sandbox {
  Manifests() {
    write("a.jsonl", record("a", "The Post", "A flood came over the sea wall.") +
                         record("b", "The Post", "Floods again, said the mayor.") +
                         record("c", "Daily Gull", "Nothing happened in the harbour."));
    REQUIRE(index({"add", "a.jsonl"}).exit_code == 0);
  }

  [[nodiscard]] Json manifest(const std::string& name) const { return Json::parse(read(name)); }

  // Without --index, which the manifest says.
  [[nodiscard]] Outcome verify(const std::string& arguments) const {
    return shell("byline-search --verify-manifest " + arguments);
  }

  [[nodiscard]] std::string sha256_of(const std::string& text) const {
    return shell("sha256sum", text).out.substr(0, 64);
  }
};

}  // namespace

TEST_CASE("a manifest says what was asked, how it was read, of what, and what came out") {
  Manifests archive;
  const auto answer = archive.search(
      {"--by", "outlet", "--manifest", "m.json", "--tz", "Europe/Paris", "flood date:2020"});
  CHECK(answer.exit_code == 0);
  CHECK(answer.out == archive.search({"--by", "outlet", "flood date:2020"}).out);
  const Json made = archive.manifest("m.json");
  CHECK(made["manifest"] == 1);
  CHECK(made["typed"]["by"] == Json::array({"outlet"}));
  CHECK_FALSE(made["typed"].contains("manifest"));
  CHECK(made["words"] == Json::array({"flood date:2020"}));
  CHECK(made["zone"] == "Europe/Paris");
  CHECK(made["queries"][0]["query"] == "flood date:2020");
  CHECK(made["queries"][0]["read"] == "flood date:2020");
  CHECK(made["queries"][0]["match"] == "all");
  CHECK(made["queries"][0]["clauses"][2]["meaning"] == "published 2020-01-01..2020-12-31");
  CHECK(made["indexes"][0]["articles"] == 3);
  CHECK(made["indexes"][0]["marks_furniture"] == true);
  CHECK(made["counts"]["articles"] == 2);
  CHECK(made["output"]["bytes"] == answer.out.size());
  CHECK(made["output"]["sha256"] == archive.sha256_of(answer.out));
}

TEST_CASE("an answer that comes out as before is the same, in every mode") {
  const std::vector<std::vector<std::string>> questions{
      {"flood"},
      {},
      {"--by", "outlet,year"},
      {"--by", "outlet", "--format", "json", "flood OR harbour"},
      {"--timeline=year", "--share", "flood"},
      {"--count", "flood"},
      {"--show", "a"},
      {"--similar", "a"},
      {"--terms", "flood"},
      {"--explain", "date:yesterday"},
      {"--sort", "random", "--seed", "7", "--format", "csv"},
      {"--queries", "q.tsv", "--count"},
      {"added:today"},
  };
  for (const std::vector<std::string>& question : questions) {
    CAPTURE(question);
    Manifests archive;
    archive.write("q.tsv", "floods\tflood\nharbours\tharbour\nbad\t(flood\n");
    std::vector<std::string> asked{"--manifest", "m.json"};
    asked.insert(asked.end(), question.begin(), question.end());
    archive.search(asked);
    const auto verified = archive.verify("m.json");
    CHECK(verified.exit_code == 0);
    CHECK(verified.out.starts_with("the same as when it was made, 20"));
  }
}

TEST_CASE("what differs is named: the index, its articles, the counts, the output") {
  Manifests archive;
  archive.search({"--manifest", "m.json", "flood"});
  archive.write("b.jsonl", record("d", "The Post", "The third flood of the year."));
  REQUIRE(archive.index({"add", "b.jsonl"}).exit_code == 0);
  const auto verified = archive.verify("m.json");
  CHECK(verified.exit_code == 1);
  CHECK(verified.out.starts_with("differs from when it was made, 20"));
  for (const char* line :
       {"\n  queries 1 clauses 1 articles: 2, now 3\n", "\n  indexes 1 articles: 3, now 4\n",
        "\n  indexes 1 revision: ", "\n  counts articles: 2, now 3\n", "\n  output sha256: '"}) {
    CAPTURE(line);
    CHECK(verified.out.find(line) != std::string::npos);
  }
  CHECK(verified.out.find("\n  today") == std::string::npos);
}

TEST_CASE("a manifest is asked of another index where one is named") {
  Manifests archive;
  archive.search({"--manifest", "m.json", "--count", "flood"});
  REQUIRE(archive.shell("byline-index add --index other a.jsonl").exit_code == 0);
  const auto verified = archive.verify("m.json --index other");
  CHECK(verified.exit_code == 1);  // another index, which it names
  CHECK(verified.out.find("indexes 1 id: '") != std::string::npos);
  CHECK(verified.out.find("path") == std::string::npos);
  CHECK(verified.out.find("output") == std::string::npos);
}

TEST_CASE("days begin where they began, whatever the zone of the machine that asks again") {
  Manifests archive;
  archive.environment["TZ"] = "Pacific/Kiritimati";  // fourteen hours ahead
  archive.search({"--manifest", "m.json", "added:today"});
  CHECK(archive.manifest("m.json")["zone"] == "Pacific/Kiritimati");
  archive.environment["TZ"] = "Pacific/Pago_Pago";  // eleven behind
  CHECK(archive.verify("m.json").exit_code == 0);
}

TEST_CASE("the user's list of names is part of how an answer was made") {
  Manifests archive;
  archive.search({"--manifest", "m.json", "--by", "outlet"});
  archive.write("home/.config/byline/names", "outlet: The Post = Daily Gull\n");
  const auto verified = archive.verify("m.json");
  CHECK(verified.out.find("\n  names: '") != std::string::npos);
}

TEST_CASE("what is no manifest, and what cannot be one, is refused") {
  Manifests archive;
  archive.search({"--manifest", "m.json", "flood"});
  archive.write("empty", "");
  archive.write("list", "[1]");
  archive.write("later", R"({"manifest": 2})");
  archive.write("bare", R"({"manifest": 1})");
  Json changed = archive.manifest("m.json");
  changed["typed"]["colour"] = Json::array({"x"});
  archive.write("unknown", changed.dump());
  changed = archive.manifest("m.json");
  changed["typed"]["match"] = Json::array({"some"});
  archive.write("choice", changed.dump());
  changed = archive.manifest("m.json");
  changed["terminal"]["columns"] = "wide";
  archive.write("columns", changed.dump());
  archive.write("deep", std::string(200'000, '['));
  changed = archive.manifest("m.json");
  changed["defaults"]["similar"] = Json::array({"a"});
  archive.write("mode", changed.dump());
  changed = archive.manifest("m.json");
  changed["made_seconds"] = std::int64_t{1} << 62;
  archive.write("time", changed.dump());
  std::string inside = archive.manifest("m.json").dump();
  inside.pop_back();
  inside += R"(,"more":)" + std::string(300'000, '[') + std::string(300'000, ']') + "}";
  archive.write("inside", inside);
  for (const char* name : {"empty", "list", "later", "bare", "unknown", "choice", "columns", "deep",
                           "mode", "time", "inside"}) {
    CAPTURE(name);
    const auto refused = archive.verify(name);
    CHECK(refused.exit_code == 2);
    CHECK(refused.out.empty());
    CHECK_FALSE(refused.err.empty());
  }
  CHECK(archive.verify("m.json flood").exit_code == 2);
  CHECK(archive.verify("m.json --count").exit_code == 2);
  CHECK(archive.verify("none.json").exit_code != 0);
  CHECK(archive.search({"--manifest", "x.json", "--queries", "-", "--count"}).exit_code == 2);
  CHECK(archive.search({"--manifest", "nowhere/x.json", "flood"}).exit_code != 0);
  changed = archive.manifest("m.json");
  changed["indexes"] = Json::array({1});
  archive.write("indexes", changed.dump());
  CHECK(archive.verify("indexes --index idx").exit_code == 2);
  // An index that cannot be looked at is an error of the index, with a manifest too.
  const std::string name(300, 'x');
  CHECK(archive.search({"--manifest", "x.json", "--index", name, "flood"}).exit_code == 3);
}

}  // namespace byline::test
