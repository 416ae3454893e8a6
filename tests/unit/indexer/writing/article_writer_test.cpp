// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/article_writer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "indexer/cleaning/clean.hpp"
#include "indexer/writing/bulk/bulk_store.hpp"
#include "indexer/writing/committer.hpp"
#include "indexer/writing/live_store.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace byline;

namespace {

// A record as a person would write it down.
struct Row {
  std::string id;  // "" for a derived one
  std::string url;
  std::string title;
  std::string text;
};

Prepared prepare(const Row& row, const std::string& collection = "Herald") {
  Prepared prepared;
  Article& article = prepared.article;
  article.id = row.id;
  article.collection = row.id.empty() ? "" : collection;
  article.outlet = "Herald";
  article.url = row.url;
  article.title = row.title;
  article.paragraphs = {row.text};
  article.source = "a.jsonl:" + row.title;
  prepared.given_id = !row.id.empty();
  prepared.key = identify(article, prepared.given_id);
  prepared.raw = hash128(row.id + '\n' + row.url + '\n' + row.title + '\n' + row.text);
  bool cut = false;
  DocumentBuilder builder;
  prepared.built = builder.build(article, prepared.key, prepared.raw, cut);
  article.paragraphs.clear();
  return prepared;
}

StoreSettings settings_for(const std::filesystem::path& generation, std::size_t memory,
                           std::uint32_t now = 2000, const std::string& token = "t") {
  StoreSettings settings;
  settings.generation = generation;
  settings.index = "test";
  settings.memory = memory;
  settings.now = now;
  settings.run_token = token;
  return settings;
}

struct RunResult {
  std::map<Outcome, int> outcomes;
  std::vector<Verdict> verdicts;
};

// "id|title|text" of everything held.
std::multiset<std::string> content_of(const std::filesystem::path& generation) {
  std::multiset<std::string> all;
  const Xapian::Database database(generation.string());
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end("");
       ++posting) {
    const Article article = read_article(database.get_document(*posting));
    all.insert(article.id + '|' + article.title + '|' + article.paragraphs.front());
  }
  return all;
}

class TestIndex {
 public:
  TestIndex() { create_database(folder_.path(), "test", 1000); }

  // One run over the rows; a batch is committed after each `batch` bytes.
  RunResult run(const std::vector<Row>& rows, std::size_t batch = std::size_t{1} << 30,
                std::uint32_t now = 2000, const std::string& token = "t", bool ends = true) {
    RunResult result;
    StageTimes times;
    LiveStore store(settings_for(folder_.path(), batch, now, token), [&](const Verdict& verdict) {
      ++result.outcomes[verdict.outcome];
      result.verdicts.push_back(verdict);
    });
    ArticleWriter writer(store, "test", now, times);
    for (const Row& row : rows) writer.put(prepare(row));
    writer.finish(ends);
    return result;
  }

  std::multiset<std::string> content() const { return content_of(folder_.path()); }

  Article only_article() const {
    const Xapian::Database database(folder_.path().string());
    REQUIRE(database.get_doccount() == 1);
    return read_article(database.get_document(*database.postlist_begin("")));
  }

 private:
  test::TemporaryFolder folder_;
};

// One run over the rows into a generation that is built in bulk.
RunResult build(const std::filesystem::path& generation, const std::vector<Row>& rows) {
  RunResult result;
  StageTimes times;
  BulkStore store(settings_for(generation, 1), [&](const Verdict& verdict) {
    ++result.outcomes[verdict.outcome];
    result.verdicts.push_back(verdict);
  });
  ArticleWriter writer(store, "test", 2000, times);
  for (const Row& row : rows) writer.put(prepare(row));
  writer.finish(true);
  return result;
}

int count(const RunResult& result, Outcome outcome) {
  const auto found = result.outcomes.find(outcome);
  return found == result.outcomes.end() ? 0 : found->second;
}

}  // namespace

TEST_CASE("a newer version of an article replaces it and keeps since when it is held") {
  TestIndex index;
  const Row old{"", "https://herald.example/1", "Flood", "Water rises."};
  Row changed = old;
  changed.text = "Water falls.";
  CHECK(count(index.run({old}, 1 << 30, 2000, "first"), Outcome::Added) == 1);
  CHECK(count(index.run({changed}, 1 << 30, 3000, "second"), Outcome::Updated) == 1);
  CHECK(index.only_article().paragraphs.front() == "Water falls.");
  CHECK(index.only_article().added == 2000);
}

TEST_CASE("another article under a given id is kept beside it and reported") {
  TestIndex index;
  const Row first{"1", "https://herald.example/a", "Flood", "Water rises."};
  const Row second{"1", "https://herald.example/b", "Vote", "The town votes."};
  index.run({first}, 1 << 30, 2000, "first");
  const RunResult result = index.run({second}, 1 << 30, 3000, "second");
  CHECK(count(result, Outcome::Conflict) == 1);
  CHECK(index.content().contains("1|Flood|Water rises."));
  CHECK(index.content().size() == 2);
  CHECK(result.verdicts.front().id != "1");
}

TEST_CASE("without URLs, another title under a given id is another article") {
  TestIndex index;
  const RunResult result =
      index.run({{"1", "", "Flood", "Water rises."}, {"1", "", "Vote", "Votes."}});
  CHECK(count(result, Outcome::Added) == 1);
  CHECK(count(result, Outcome::Conflict) == 1);
  CHECK(index.content().size() == 2);
}

TEST_CASE("the order of the records of a run changes no answer, whatever the batches") {
  std::vector<Row> rows{
      {"1", "https://herald.example/a", "Flood", "Water rises."},
      {"1", "https://herald.example/b", "Vote", "The town votes."},
      {"1", "https://herald.example/c", "Fair", "The fair opens."},
      {"", "https://herald.example/d", "Long", "A long text of six words."},
      {"", "https://www.herald.example/d/", "Long", "A short text."},
      {"", "http://herald.example/d#x", "Long", "Another long text of words."},
      {"2", "", "Same", "Twice the same."},
      {"2", "", "Same", "Twice the same."},
  };
  std::vector<int> order{0, 1, 2, 3, 4, 5, 6, 7};
  std::multiset<std::string> expected;
  for (int round = 0; round < 12; ++round) {
    for (int i = 0; i < 5; ++i) std::next_permutation(order.begin(), order.end());
    std::reverse(order.begin() + round % 4, order.end());
    std::vector<Row> shuffled;
    for (const int i : order) shuffled.push_back(rows[static_cast<std::size_t>(i)]);
    for (const std::size_t batch : {std::size_t{1}, std::size_t{9000}, std::size_t{1} << 30}) {
      TestIndex index;
      const RunResult result = index.run(shuffled, batch);
      CHECK(result.verdicts.size() == rows.size());
      CHECK(count(result, Outcome::Added) == 3);
      CHECK(count(result, Outcome::Conflict) == 2);
      CHECK(count(result, Outcome::Merged) == 3);
      if (expected.empty()) expected = index.content();
      CHECK(index.content() == expected);
      CHECK(index.content().size() == 5);
    }
    const test::TemporaryFolder folder;
    const RunResult result = build(folder.path(), shuffled);
    CHECK(result.verdicts.size() == rows.size());
    CHECK(count(result, Outcome::Added) == 3);
    CHECK(count(result, Outcome::Conflict) == 2);
    CHECK(count(result, Outcome::Merged) == 3);
    CHECK(content_of(folder.path()) == expected);
  }
}

TEST_CASE("a run that was cut short and is given again ends as if it had not been") {
  const std::vector<Row> rows{
      {"1", "https://herald.example/a", "Flood", "Water rises."},
      {"1", "https://herald.example/b", "Vote", "The town votes."},
      {"", "https://herald.example/d", "Long", "A short text."},
      {"", "https://herald.example/d", "Long", "A long text of six words."},
  };
  TestIndex whole;
  whole.run(rows);
  for (std::size_t cut = 1; cut < rows.size(); ++cut) {
    TestIndex index;
    index.run({rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(cut)}, 1, 2000, "t", false);
    index.run(rows, 1, 2000, "t");
    CHECK(index.content() == whole.content());
  }
}

TEST_CASE("another command after one that was cut short brings updates, not merges") {
  TestIndex index;
  const Row old{"", "https://herald.example/1", "Flood", "A long text of six words."};
  Row shorter = old;
  shorter.text = "Corrected.";
  index.run({old}, 1, 2000, "first", false);
  CHECK(count(index.run({shorter}, 1, 3000, "second"), Outcome::Updated) == 1);
  CHECK(index.only_article().paragraphs.front() == "Corrected.");
}

TEST_CASE("every raw record of a run is known afterwards, also those that were merged away") {
  const test::TemporaryFolder folder;
  create_database(folder.path(), "test", 1000);
  const std::vector<Row> rows{{"", "https://herald.example/1", "A", "Long text of five words."},
                              {"", "https://herald.example/1", "A", "Short."},
                              {"", "https://herald.example/1", "A", "Middle sized text."}};
  StageTimes times;
  LiveStore store(settings_for(folder.path(), 1), [](const Verdict&) {});
  ArticleWriter writer(store, "test", 2000, times);
  for (const Row& row : rows) writer.put(prepare(row));
  writer.finish(true);
  const test::TemporaryFolder built;
  build(built.path(), rows);
  for (const auto* made : {&folder, &built}) {
    const Xapian::Database database(made->path().string());
    CHECK(database.get_doccount() == 1);
    for (const Row& row : rows) CHECK(database.term_exists(raw_term(prepare(row).raw)));
  }
}

TEST_CASE("an article that Xapian refuses costs itself only") {
  const test::TemporaryFolder folder;
  create_database(folder.path(), "test", 1000);
  StageTimes times;
  RunResult result;
  LiveStore store(settings_for(folder.path(), std::size_t{1} << 30),
                  [&result](const Verdict& verdict) { ++result.outcomes[verdict.outcome]; });
  ArticleWriter writer(store, "test", 2000, times);
  for (int i = 0; i < 40; ++i) {
    Prepared prepared = prepare({"", "https://herald.example/" + std::to_string(i), "T", "Text."});
    if (i % 13 == 5) {
      prepared.built.terms.add(std::string(300, 'x'), {}, 1);
      prepared.built.terms.sort();
    }
    writer.put(std::move(prepared));
  }
  writer.finish(true);
  CHECK(count(result, Outcome::Added) == 37);
  CHECK(count(result, Outcome::Rejected) == 3);
  CHECK(Xapian::Database(folder.path().string()).get_doccount() == 37);
}
