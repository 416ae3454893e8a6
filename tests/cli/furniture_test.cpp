// SPDX-License-Identifier: GPL-3.0-or-later
// Furniture: paragraphs that stand in many articles of a site are kept, and are no part of the
// text.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

constexpr const char* kRules =
    "Comments with profanity, vulgarity or personal attacks are removed by the editors.";

// A text of `size` words that is the same for the same seed.
std::string text_of(unsigned seed, unsigned size) {
  std::mt19937 random(seed);
  std::string text;
  for (unsigned i = 0; i < size; ++i) text += fmt::format("wo{}rd ", random() % 4000);
  return text;
}

std::string page(const std::string& id, const std::string& host, const std::string& text) {
  const nlohmann::json json{{"id", id},       {"url", fmt::format("https://{}/{}", host, id)},
                            {"outlet", host}, {"title", "Headline " + id},
                            {"text", text},   {"date", "2020-05-04"}};
  return json.dump() + '\n';
}

// `count` pages of a host, of 40 words each, with the rules for comments at a place that varies.
std::vector<std::string> pages(unsigned count, const std::string& host = "herald.example") {
  std::vector<std::string> records;
  for (unsigned i = 0; i < count; ++i) {
    const std::string first = text_of(2 * i, 20);
    const std::string second = text_of(2 * i + 1, 20);
    const std::string text = i % 2 == 0 ? first + "\n\n" + second + "\n\n" + kRules
                                        : first + "\n\n" + kRules + "\n\n" + second;
    records.push_back(page(fmt::format("{}{}", host.front(), i), host, text));
  }
  return records;
}

std::string joined(const std::vector<std::string>& records, std::size_t begin = 0,
                   std::size_t end = ~std::size_t{0}) {
  std::string text;
  for (std::size_t i = begin; i < std::min(end, records.size()); ++i) text += records[i];
  return text;
}

void add(const Sandbox& sandbox, const std::string& records,
         const std::vector<std::string>& options = {}) {
  std::vector<std::string> arguments{"add", "--quiet"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  arguments.emplace_back("-");
  REQUIRE(sandbox.index(arguments, records).exit_code == 0);
}

std::string count(const Sandbox& sandbox, const std::string& query) {
  return sandbox.search({query, "--count=articles"}).out;
}

// By id of an article how many words it has; those with furniture end in a star.
std::map<std::string, std::string> marks_in(const Sandbox& sandbox) {
  std::map<std::string, std::string> marks;
  std::istringstream rows(sandbox.search({"--format", "jsonl", "--fields", "id,words"}).out);
  for (std::string row; std::getline(rows, row);) {
    const nlohmann::json json = nlohmann::json::parse(row);
    if (json.contains("id")) marks[json["id"]] = std::to_string(json["words"].get<int>());
  }
  std::istringstream marked(
      sandbox.search({"furniture:(wo* OR profanity)", "--format", "ids"}).out);
  for (std::string id; std::getline(marked, id);) marks[id] += '*';
  return marks;
}

TEST_CASE("what stands in twelve pages of an outlet is found by furniture: and not as text") {
  const Sandbox sandbox;
  add(sandbox, joined(pages(12)));
  CHECK(sandbox.search({"\"profanity, vulgarity\""}).exit_code == 1);
  CHECK(count(sandbox, "vulgarity") == "0\n");
  CHECK(count(sandbox, "caps:vulgarity OR lead:vulgarity OR title:vulgarity") == "0\n");
  CHECK(count(sandbox, "furniture:profanity") == "12\n");
  CHECK(count(sandbox, "furniture:\"profanity, vulgarity\"") == "12\n");
  for (const char* word : {"furniture:comment", "furniture:*fanity", "furniture:vulgarty~"}) {
    CAPTURE(word);
    CHECK(count(sandbox, word) == "12\n");
  }
  // Its positions are its own.
  CHECK(sandbox.search({"furniture:comments NEAR/5 headline"}).exit_code == 2);
  CHECK(count(sandbox, "words:40..40") == "12\n");
  // The second paragraph of the text stands in the lead, whatever stands before it.
  CHECK(count(sandbox, "lead:(" + text_of(3, 20).substr(0, 7) + "*)") != "0\n");
  CHECK(sandbox.search({"--show", "h3"}).out.find(kRules) != std::string::npos);
  CHECK(sandbox.index({"check"}).exit_code == 0);
}

TEST_CASE("it takes eight articles of one site that are not copies") {
  struct Row {
    const char* what;
    std::string records;
    const char* found;  // by the words of the paragraph
  };
  std::string copies;
  for (int i = 0; i < 12; ++i) {
    copies += page(fmt::format("c{}", i), "herald.example", text_of(5, 60) + "\n\n" + kRules);
  }
  std::string alone;
  for (int i = 0; i < 12; ++i) alone += page(fmt::format("a{}", i), "herald.example", kRules);
  const Row rows[] = {
      {"seven articles", joined(pages(7)), "7\n"},
      {"eight articles", joined(pages(8)), "0\n"},
      {"seven of each of two sites", joined(pages(7)) + joined(pages(7, "times.example")), "14\n"},
      {"copies", copies, "12\n"},
      {"seven articles, and copies of another one", joined(pages(7)) + copies, "0\n"},
      {"six articles, and copies of another one", joined(pages(6)) + copies, "18\n"},
      {"nothing else in them", alone, "12\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Sandbox sandbox;
    add(sandbox, row.records);
    CHECK(count(sandbox, "vulgarity") == row.found);
  }
}

TEST_CASE("furniture is the same for any order, any batches followed by compact, any jobs") {
  std::vector<std::string> records = pages(30);
  for (const std::string& record : pages(7, "times.example")) records.push_back(record);
  // A shorter version of one page: the longer one is kept, in any order.
  const std::string shorter = page("h4", "herald.example", text_of(900, 10) + "\n\n" + kRules);
  records.push_back(shorter);
  const Sandbox whole;
  add(whole, joined(records));
  const auto marks = marks_in(whole);
  CHECK(marks.at("h4") == "40*");
  std::mt19937 random(5);
  for (int round = 0; round < 10; ++round) {
    CAPTURE(round);
    std::shuffle(records.begin(), records.end(), random);
    // Of two versions in two batches the later one is kept, so the shorter one comes first.
    std::stable_partition(records.begin(), records.end(),
                          [&](const std::string& record) { return record == shorter; });
    const std::size_t size = round % 2 == 0 ? records.size() : records.size() / 10 + 1;
    const Sandbox shuffled;
    for (std::size_t begin = 0; begin < records.size(); begin += size) {
      add(shuffled, joined(records, begin, begin + size), {"--jobs", round % 3 == 0 ? "1" : "2"});
    }
    CHECK(marks_in(shuffled) == marks);
    CHECK(shuffled.index({"check"}).exit_code == 0);
    REQUIRE(shuffled.index({"compact"}).exit_code == 0);
    CHECK(marks_in(shuffled) == marks);
    CHECK(shuffled.index({"check"}).exit_code == 0);
  }
  REQUIRE(whole.index({"rebuild"}).exit_code == 0);
  CHECK(marks_in(whole) == marks);
}

TEST_CASE("an index with furniture is the same, byte for byte, for any jobs") {
  // So many that their records get a dictionary while furniture is learnt.
  std::vector<std::string> records;
  for (unsigned i = 0; i < 7500; ++i) {
    records.push_back(page(fmt::format("p{}", i), fmt::format("h{}.example", i % 250),
                           text_of(i, 40) + "\n\n" + kRules));
  }
  std::shuffle(records.begin(), records.end(), std::mt19937(7));
  const auto files = [&records](const char* jobs) {
    const Sandbox sandbox;
    add(sandbox, joined(records), {"--jobs", jobs});
    std::string bytes;
    for (const char* name : {"docdata", "position", "termlist"})
      bytes += sandbox.read(fmt::format("INDEX/current/{}.glass", name));
    return bytes;
  };
  const std::string one = files("1");
  for (int run = 0; run < 3; ++run) CHECK((files("2") == one));
}

TEST_CASE("an article that comes later makes furniture of what others hold, and add says so") {
  const Sandbox sandbox;
  add(sandbox, joined(pages(7)));
  CHECK(count(sandbox, "vulgarity") == "7\n");
  const std::string before = sandbox.search({"h2", "--format", "csv", "--fields", "id,added"}).out;
  const std::vector<std::string> more = pages(10);
  const std::string told = sandbox.index({"add", "--quiet", "-"}, more[7]).out;
  CHECK(told ==
        "added 1, updated 0, unchanged 0, conflicts 0, rejected 0; furniture learnt: 7 articles "
        "held changed\n");
  CHECK(count(sandbox, "vulgarity") == "0\n");
  CHECK(count(sandbox, "furniture:vulgarity") == "8\n");
  CHECK(count(sandbox, "words:40..40") == "8\n");
  CHECK(sandbox.search({"h2", "--format", "csv", "--fields", "id,added"}).out == before);
  CHECK(sandbox.index({"add", "--quiet", "-"}, more[8] + more[9]).out ==
        "added 2, updated 0, unchanged 0, conflicts 0, rejected 0\n");
  CHECK(count(sandbox, "furniture:vulgarity") == "10\n");
  CHECK(sandbox.index({"add", "--quiet", "-"}, joined(more)).out ==
        "added 0, updated 0, unchanged 10, conflicts 0, rejected 0\n");
  CHECK(sandbox.index({"check"}).exit_code == 0);
}

TEST_CASE("what was taken out or written over does not count") {
  const Sandbox sandbox;
  add(sandbox, joined(pages(7)));
  add(sandbox, page("h3", "herald.example", text_of(70, 30) + "\n\n" + text_of(71, 30)));
  REQUIRE(sandbox.index({"remove", "h0"}).exit_code == 0);
  const std::vector<std::string> more = pages(10);
  add(sandbox, more[7] + more[8]);
  CHECK(count(sandbox, "vulgarity") == "7\n");
  add(sandbox, more[9]);
  CHECK(count(sandbox, "furniture:vulgarity") == "8\n");
  // What is furniture stays so until all is settled.
  REQUIRE(sandbox.index({"remove", "h1"}).exit_code == 0);
  CHECK(count(sandbox, "furniture:vulgarity") == "7\n");
  CHECK(sandbox.index({"compact"}).out.find("; furniture learnt: 7 articles held changed\n") !=
        std::string::npos);
  CHECK(count(sandbox, "furniture:vulgarity") == "0\n");
  CHECK(count(sandbox, "vulgarity") == "7\n");
  add(sandbox, more[1]);
  CHECK(count(sandbox, "furniture:vulgarity") == "8\n");
  CHECK(sandbox.index({"check"}).exit_code == 0);
}

TEST_CASE("info --furniture lists the paragraphs, those of most articles first") {
  const Sandbox sandbox;
  const std::string hostile = "Write to \u202eus, please, and soon. " + text_of(77, 30);
  std::string more;
  for (int i = 0; i < 9; ++i) {
    more += page(fmt::format("x{}", i), "times.example", text_of(300 + i, 20) + "\n\n" + hostile);
  }
  add(sandbox, joined(pages(12)) + more);
  const std::string listed = sandbox.index({"info", "--furniture"}).out;
  CHECK(listed.find("      12  herald.example  Comments with profanity") == 0);
  CHECK(listed.find("\n       9  times.example   Write to \\u202eus") != std::string::npos);
  CHECK(listed.find("\u202e") == std::string::npos);
  const auto json =
      nlohmann::json::parse(sandbox.index({"info", "--furniture", "--format", "json"}).out);
  REQUIRE(json["furniture"].size() == 2);
  CHECK(json["furniture"][0] ==
        nlohmann::json{{"articles", 12}, {"site", "herald.example"}, {"text", kRules}});
  const Sandbox unmarked;
  add(unmarked, joined(pages(12)), {"--skip", "furniture"});
  CHECK(unmarked.index({"info", "--furniture"}).exit_code == 3);
}

TEST_CASE("furniture has its column, is no snippet, and is marked only where it was asked for") {
  const Sandbox sandbox;
  add(sandbox, joined(pages(12)));
  const auto shown =
      nlohmann::json::parse(sandbox.search({"--format", "json", "--show", "h3"}).out);
  const nlohmann::json& article = shown["articles"][0];
  CHECK(article["furniture"] == nlohmann::json::array({kRules}));
  CHECK(article["text"].get<std::string>().find(kRules) != std::string::npos);
  CHECK(sandbox.search({"id:h3", "--format", "csv", "--fields", "furniture"}).out ==
        fmt::format("furniture\n\"{}\"\n", kRules));
  CHECK(sandbox.search({"furniture:profanity"}).out.find("vulgarity") == std::string::npos);
  const std::string why = sandbox.search({"furniture:profanity", "--why"}).out;
  CHECK(why.find("(furniture: profanity)") != std::string::npos);
  const std::string colours = sandbox.search({"--color", "always", "--show", "h3"}).out;
  CHECK(colours.find("\x1b[2m" + std::string(kRules)) != std::string::npos);
}

// A gap in the numbers makes Xapian's matcher take a term that every document has for damage, once
// there are more than fit one chunk.
TEST_CASE("what every article has is found where some were made anew, and where some are gone") {
  const Sandbox sandbox;
  std::string records = joined(pages(12));
  for (int i = 0; i < 3000; ++i) {
    records += page(fmt::format("m{}", i), "post.example", fmt::format("number{} every", i));
  }
  add(sandbox, records, {"--set", "language=en"});
  CHECK(count(sandbox, "title:headline") == "3012\n");
  CHECK(count(sandbox, "furniture:profanity") == "12\n");
  for (const char* articles : {"3012", "3011"}) {
    CHECK(count(sandbox, "lang:en") == std::string(articles) + "\n");
    CHECK(sandbox.search({"lang:en OR number7", "--limit", "1"}).exit_code == 0);
    if (articles == std::string("3012")) {
      REQUIRE(sandbox.index({"remove", "h2"}).exit_code == 0);
    }
  }
}

TEST_CASE("--skip furniture leaves every paragraph in the text, after rebuild too") {
  const Sandbox sandbox;
  add(sandbox, joined(pages(12)), {"--skip", "furniture"});
  for (int round = 0; round < 2; ++round) {
    CHECK(count(sandbox, "vulgarity") == "12\n");
    const Outcome refused = sandbox.search({"furniture:profanity"});
    CHECK(refused.exit_code == 3);
    CHECK(refused.err.find("--skip furniture") != std::string::npos);
    REQUIRE(sandbox.index({"rebuild"}).exit_code == 0);
  }
  const Sandbox marked;
  add(marked, joined(pages(12)));
  const Outcome told =
      marked.index({"add", "--skip", "furniture", "-"}, page("x", "herald.example", kRules));
  CHECK(told.err.find("marks furniture") != std::string::npos);
  CHECK(count(marked, "vulgarity") == "0\n");
}

}  // namespace
}  // namespace byline::test
