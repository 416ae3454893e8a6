// SPDX-License-Identifier: GPL-3.0-or-later
// Stories as the programs make them and show them.
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

// A text of `size` words that is the same for the same seed; every `step`th word is another.
std::string text_of(unsigned seed, unsigned size, unsigned step = 0) {
  std::mt19937 random(seed);
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    const std::string word = fmt::format("wo{}rd", random() % 4000);
    text += step > 0 && i % step == 1 ? std::string("edited") : word;
    text += i % 50 == 49 ? "\n\n" : " ";
  }
  return text;
}

std::string record(const std::string& id, const std::string& outlet, const std::string& title,
                   const std::string& text, const std::string& date = "2020-05-04") {
  const nlohmann::json json{
      {"id", id}, {"outlet", outlet}, {"title", title}, {"text", text}, {"date", date}};
  return json.dump() + '\n';
}

// Thirty stories of one to six copies.
std::vector<std::string> archive() {
  std::vector<std::string> records;
  for (unsigned story = 0; story < 30; ++story) {
    for (unsigned copy = 0; copy <= story % 6; ++copy) {
      const unsigned step = copy == 0 ? 0 : 12 + 9 * copy;
      records.push_back(record(fmt::format("s{}c{}", story, copy), fmt::format("Outlet {}", copy),
                               fmt::format("Headline {} of {}", copy, story),
                               text_of(story, 200 + 10 * copy, step)));
    }
  }
  return records;
}

std::string joined(const std::vector<std::string>& records, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < std::min(end, records.size()); ++i) text += records[i];
  return text;
}

// By id of an article the name of its story.
std::map<std::string, std::string> stories_in(const Sandbox& sandbox) {
  std::map<std::string, std::string> stories;
  std::istringstream rows(sandbox.search({"--format", "jsonl", "--fields", "id,story"}).out);
  for (std::string row; std::getline(rows, row);) {
    const nlohmann::json json = nlohmann::json::parse(row);
    if (json.contains("id")) stories[json["id"]] = json["story"];
  }
  return stories;
}

TEST_CASE("the stories are the same for any order, any batches followed by compact, any jobs") {
  std::vector<std::string> records = archive();
  // A notice that a paper has in the place of nine articles: none of them is the others' copy.
  for (unsigned number = 0; number < 9; ++number) {
    records.push_back(record(fmt::format("n{}c0", number), "Notice Post",
                             "Report " + std::string(number + 1, 'x'), text_of(99, 60)));
  }
  const Sandbox whole;
  REQUIRE(whole.index({"add", "--quiet", "-"}, joined(records, 0, records.size())).exit_code == 0);
  const auto stories = stories_in(whole);
  REQUIRE(stories.size() == records.size());
  for (const auto& entry : stories) {
    const std::string& id = entry.first;
    CAPTURE(id);
    CHECK(entry.second == stories.at(id.substr(0, id.find('c')) + "c0"));
  }
  CHECK(stories.at("n0c0") != stories.at("n1c0"));
  std::mt19937 random(11);
  for (int round = 0; round < 10; ++round) {
    CAPTURE(round);
    std::shuffle(records.begin(), records.end(), random);
    const std::size_t batches = round % 2 == 0 ? 1 : 10;
    const std::size_t size = records.size() / batches + 1;
    const Sandbox shuffled;
    for (std::size_t begin = 0; begin < records.size(); begin += size) {
      const std::string jobs = round % 3 == 0 ? "1" : "2";
      REQUIRE(
          shuffled
              .index({"add", "--quiet", "--jobs", jobs, "-"}, joined(records, begin, begin + size))
              .exit_code == 0);
    }
    if (batches > 1) {
      CHECK(shuffled.index({"info"}).out.find("to be settled") != std::string::npos);
      REQUIRE(shuffled.index({"compact"}).exit_code == 0);
    }
    CHECK(stories_in(shuffled) == stories);
    CHECK(shuffled.index({"info"}).out.find("to be settled") == std::string::npos);
    CHECK(shuffled.index({"check"}).exit_code == 0);
  }
  REQUIRE(whole.index({"rebuild"}).exit_code == 0);
  CHECK(stories_in(whole) == stories);
}

struct FourPapers : Sandbox {
  FourPapers() {
    const std::string text = text_of(1, 200) + "heron";
    const std::string mended = text_of(1, 200, 30) + "heron";
    const std::string records = record("a", "Herald", "One", text, "2020-05-04") +
                                record("b", "Times", "Two", mended, "2020-05-05") +
                                record("c", "Post", "Three", text, "2020-06-01") +
                                record("d", "Echo", "Four", text_of(2, 200) + "heron");
    REQUIRE(index({"add", "--quiet", "-"}, records).exit_code == 0);
  }
};

TEST_CASE("a story is one row that names the outlets of its other copies") {
  const FourPapers papers;
  const std::string grouped = papers.search({"heron", "--sort", "oldest"}).out;
  CHECK(grouped.find("+2: Times, Post") != std::string::npos);
  CHECK(grouped.find("4 articles, 2 stories") != std::string::npos);
  const std::string parted = papers.search({"heron", "--no-group"}).out;
  CHECK(parted.find("+2:") == std::string::npos);
  CHECK(std::count(parted.begin(), parted.end(), '\n') >
        std::count(grouped.begin(), grouped.end(), '\n'));

  // Only copies that match stand behind a row.
  const auto json = nlohmann::json::parse(
      papers.search({"heron date:2020-05", "--sort", "oldest", "--format", "json"}).out);
  REQUIRE(json["hits"].size() == 2);
  for (const auto& hit : json["hits"]) {
    const bool is_led = hit["id"] == "a";
    CHECK(hit["copies"].size() == (is_led ? 1 : 0));
    if (is_led) CHECK(hit["copies"][0] == nlohmann::json{{"id", "b"}, {"outlet", "Times"}});
  }
  CHECK(json["total"]["stories"] == 2);
}

TEST_CASE("pages of stories follow each other, none twice") {
  const FourPapers papers;
  std::vector<std::string> ids;
  for (const char* offset : {"0", "1"}) {
    const auto page = nlohmann::json::parse(
        papers.search({"heron", "--format", "json", "--limit", "1", "--offset", offset}).out);
    REQUIRE(page["hits"].size() == 1);
    ids.push_back(page["hits"][0]["story"]);
  }
  CHECK(ids[0] != ids[1]);
  CHECK(papers.search({"heron", "--limit", "1"}).out.find("showing 1-1 of 2") != std::string::npos);
}

TEST_CASE("other formats give an article a row, and say which one leads its story") {
  const FourPapers papers;
  CHECK(
      papers.search({"heron", "--sort", "oldest", "--format", "csv", "--fields", "id,leads_story"})
          .out == "id,leads_story\na,true\nd,true\nb,false\nc,false\n");
  CHECK(papers.search({"heron", "--sort", "newest", "--group", "--format", "ids"}).out == "c\nd\n");
}

TEST_CASE("story: finds every article of a story") {
  const FourPapers papers;
  const auto stories = stories_in(papers);
  for (const auto& row : {std::pair{"b", "a\nb\nc\n"}, std::pair{"d", "d\n"}}) {
    CAPTURE(row.first);
    const Outcome outcome =
        papers.search({"story:" + stories.at(row.first), "--format", "ids", "--sort", "oldest"});
    CHECK(outcome.out == row.second);
    CHECK(outcome.err.empty());
  }
  CHECK(papers.search({"story:0123456789abcdef"}).exit_code == 1);
}

TEST_CASE("story: of one index is not that of an article of another, which has it elsewhere") {
  const FourPapers papers;
  const Sandbox alone;
  // It has copied from none here.
  REQUIRE(alone
              .index({"add", "--quiet", "-"},
                     record("c", "Post", "Three", text_of(1, 200) + "heron", "2020-06-01"))
              .exit_code == 0);
  const std::string story = stories_in(alone).at("c");
  CHECK(story != stories_in(papers).at("c"));
  const Outcome both = alone.search({"--index", papers.path("INDEX").string(), "story:" + story,
                                     "--format", "jsonl", "--fields", "story"});
  CHECK(both.out == "{\"story\":\"" + story + "\"}\n");
}

TEST_CASE("--by and --timeline count the stories of each row") {
  const FourPapers papers;
  CHECK(papers.search({"heron", "--by", "month", "--format", "csv"}).out.find("2020-05,3,2,") !=
        std::string::npos);
  CHECK(papers.search({"heron", "--timeline=year", "--format", "csv"}).out.find(",4,2,") !=
        std::string::npos);
}

TEST_CASE("an article that comes later joins the story; a removed or changed one leaves it") {
  const FourPapers papers;
  const std::string text = text_of(1, 200, 25) + "heron";
  REQUIRE(papers.index({"add", "--quiet", "-"}, record("e", "Sun", "Five", text)).exit_code == 0);
  CHECK(stories_in(papers).at("e") == stories_in(papers).at("a"));
  CHECK(papers.search({"heron", "--count"}).out == "5 articles, 2 stories\n");
  REQUIRE(papers.index({"remove", "c"}).exit_code == 0);
  CHECK(papers.search({"heron", "--count"}).out == "4 articles, 2 stories\n");
  REQUIRE(papers
              .index({"add", "--quiet", "-"},
                     record("b", "Times", "Two", text_of(77, 150) + "heron", "2020-05-05"))
              .exit_code == 0);
  REQUIRE(papers.index({"compact"}).exit_code == 0);
  CHECK(papers.search({"heron", "--count"}).out == "4 articles, 3 stories\n");
  CHECK(stories_in(papers).at("e") == stories_in(papers).at("a"));
  CHECK(papers.index({"check"}).exit_code == 0);
}

TEST_CASE("over several indexes a story counts once an index, and the count says so") {
  const FourPapers papers;
  REQUIRE(papers
              .shell("byline-index add --quiet --index other -",
                     record("z", "Sun", "Six", text_of(1, 200) + "heron"))
              .exit_code == 0);
  CHECK(papers.search({"--index", "other", "heron", "--count"}).out ==
        "5 articles, about 3 stories\n");
  const std::string json =
      papers.search({"--index", "other", "heron", "--count", "--format", "json"}).out;
  CHECK(json.find(R"("exact":true,"stories_exact":false)") != std::string::npos);
}

TEST_CASE("--skip stories leaves every article its own story") {
  const Sandbox sandbox;
  const std::string text = text_of(1, 200);
  REQUIRE(sandbox
              .index({"add", "--quiet", "--skip", "stories", "-"},
                     record("a", "Herald", "One", text) + record("b", "Times", "Two", text))
              .exit_code == 0);
  CHECK(sandbox.search({"--count"}).out == "2 articles, 2 stories\n");
}

}  // namespace
}  // namespace byline::test
