// SPDX-License-Identifier: GPL-3.0-or-later
// Batches that are built in bulk with all that is held, against the same batches through Xapian's
// writer and compacted, and against one build of everything.
#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/base/file.hpp"
#include "common/index/record.hpp"
#include "common/index/seal.hpp"
#include "indexer/cleaning/clean.hpp"
#include "indexer/writing/article_writer.hpp"
#include "indexer/writing/bulk/bulk_store.hpp"
#include "indexer/writing/compaction.hpp"
#include "indexer/writing/index_store.hpp"
#include "indexer/writing/live_store.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/indexer/writing/bulk/random_archive.hpp"
#include "tests/unit/indexer/writing/index_text.hpp"

using namespace byline;
using namespace byline::test;

namespace {

using Batch = std::vector<Article>;

std::string sentence(Choices& choices, std::uint32_t words) {
  std::string text;
  for (std::uint32_t i = 0; i < words; ++i) {
    text += (i == 0 ? "" : " ") + std::string(choices.one_in(30) ? "été" : "word") +
            std::to_string(choices.below(400));
  }
  return text;
}

// An article of a site, of which there are few, with a text of its own or of another one and maybe
// pleas below. What has the same number is the same article, though its text may change.
Article random_article(Choices& choices, std::uint32_t number, std::vector<std::string>& texts) {
  Article article;
  const std::uint32_t site = number % 3;
  article.outlet = "Outlet " + std::to_string(site);
  article.title = "Title " + std::to_string(number);
  article.url = "https://site" + std::to_string(site) + ".example/" + std::to_string(number);
  if (number % 4 == 0) {
    article.id = "id-" + std::to_string(number);
    article.collection = "Herald";
    if (number % 8 == 0) article.url.clear();
  }
  article.authors = {"Author " + std::to_string(choices.below(20))};
  if (choices.one_in(3)) article.tags = {"tag " + std::to_string(choices.below(9))};
  article.source = "a.jsonl:" + std::to_string(number);
  if (texts.empty() || !choices.one_in(4))
    texts.push_back(sentence(choices, 30 + choices.below(90)));
  article.paragraphs = {
      texts[choices.one_in(4) ? choices.below(static_cast<std::uint32_t>(texts.size()))
                              : texts.size() - 1]};
  for (int plea = 0; plea < 3; ++plea) {
    if (choices.one_in(3 + static_cast<std::uint32_t>(plea) * 2))
      article.paragraphs.push_back("Please give to the paper, plea " + std::to_string(plea));
  }
  return article;
}

Prepared prepare(Article article, DocumentBuilder& builder) {
  Prepared prepared;
  prepared.given_id = !article.id.empty();
  prepared.key = identify(article, prepared.given_id);
  std::string raw = article.id + article.url + article.title;
  for (const std::string& paragraph : article.paragraphs) raw += '\n' + paragraph;
  prepared.raw = hash128(raw);
  bool cut = false;
  prepared.built = builder.build(article, prepared.key, prepared.raw, cut);
  prepared.article = std::move(article);
  prepared.article.paragraphs.clear();
  return prepared;
}

// How the verdicts on a batch are counted.
using Outcomes = std::map<Outcome, int>;

class TestIndex {
 public:
  explicit TestIndex(std::size_t memory = std::size_t{64} << 20) : memory_(memory) {}

  [[nodiscard]] std::filesystem::path generation() const { return *location_.current(); }
  [[nodiscard]] const IndexLocation& location() const { return location_; }
  [[nodiscard]] std::string text() const { return IndexText(generation(), true).text(); }

  Outcomes build(const Batch& batch) {
    BulkStore store(settings(location_.make_next_generation()), sink());
    return end(store, batch, true);
  }

  Outcomes merge(const Batch& batch, bool ended = true) {
    StoreSettings opening = settings(location_.make_next_generation());
    opening.held = generation();
    BulkStore store(opening, sink());
    return end(store, batch, ended);
  }

  Outcomes add_live(const Batch& batch, bool ended = true) {
    outcomes_.clear();
    made_ = generation();
    LiveStore store(settings(made_), sink());
    put(store, batch, ended);
    return outcomes_;
  }

  // A new index, or one that goes on, in slices; `at_slice`: told when one but the last is in use.
  Outcomes add_in_slices(const Batch& batch, std::uint64_t slice,
                         const std::function<void()>& at_slice) {
    outcomes_.clear();
    const bool is_fresh = !location_.current();
    StoreSettings opening = settings(is_fresh ? location_.make_next_generation() : generation());
    opening.slice = slice;
    opening.bytes_to_come = [] { return std::uint64_t{1} << 30; };
    made_ = is_fresh ? opening.generation : std::filesystem::path();
    opening.next_generation = [&] {
      if (!made_.empty()) {
        location_.switch_to(made_);
        at_slice();
      }
      return made_ = location_.make_next_generation();
    };
    IndexStore store(
        opening, sink(), is_fresh,
        [](const StoreSettings& live, VerdictSink sink) {
          return std::make_unique<LiveStore>(live, std::move(sink));
        },
        [](const StoreSettings& bulk, VerdictSink sink) {
          return std::make_unique<BulkStore>(bulk, std::move(sink));
        });
    put(store, batch, true);
    location_.switch_to(made_);
    return outcomes_;
  }

  void compact() { static_cast<void>(compact_and_switch(location_, generation())); }

 private:
  StoreSettings settings(const std::filesystem::path& generation) {
    made_ = generation;
    StoreSettings settings;
    settings.generation = generation;
    settings.index = "test";
    settings.memory = memory_;
    settings.now = 2000;
    settings.run_token = "t";
    return settings;
  }

  VerdictSink sink() {
    return [this](const Verdict& verdict) { ++outcomes_[verdict.outcome]; };
  }

  Outcomes end(ArticleStore& store, const Batch& batch, bool ended) {
    outcomes_.clear();
    put(store, batch, ended);
    location_.switch_to(made_);
    return outcomes_;
  }

  static void put(ArticleStore& store, const Batch& batch, bool ended) {
    StageTimes times;
    const DocumentSettings documents{true, store.knowledge().marked(),
                                     &store.knowledge().dictionary};
    ArticleWriter writer(store, "test", 2000, times, documents);
    DocumentBuilder builder(documents);
    for (const Article& article : batch) writer.put(prepare(article, builder));
    writer.finish(ended);
  }

  const TemporaryFolder folder_;
  const IndexLocation location_{folder_.path()};
  const std::size_t memory_;
  std::filesystem::path made_;
  Outcomes outcomes_;
};

// A batch of articles numbered below `numbers`, each once: those of earlier batches come again as
// they were, newer, or as another article under their id.
Batch random_batch(Choices& choices, std::uint32_t numbers, std::map<std::uint32_t, Article>& known,
                   std::vector<std::string>& texts) {
  Batch batch;
  for (std::uint32_t number = 0; number < numbers; ++number) {
    const auto before = known.find(number);
    if (!choices.one_in(before == known.end() ? 2 : 4)) continue;
    Article article = random_article(choices, number, texts);
    if (before != known.end() && choices.one_in(3)) article = before->second;
    if (before != known.end() && !article.id.empty() && choices.one_in(3)) {
      article.title = "Other " + article.title;
      if (!article.url.empty()) article.url += "/other";
    }
    known[number] = article;
    batch.push_back(std::move(article));
  }
  return batch;
}

std::string difference_between(const TestIndex& index, const TestIndex& judge, bool is_built) {
  return difference(IndexText(index.generation(), is_built).text(),
                    IndexText(judge.generation(), is_built).text());
}

}  // namespace

TEST_CASE("batches that are merged leave what the same batches leave live, compacted") {
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    Choices choices(seed);
    std::map<std::uint32_t, Article> known;
    std::vector<std::string> texts;
    const Batch first = random_batch(choices, 90, known, texts);
    TestIndex merged(seed % 2 == 0 ? 1 : std::size_t{64} << 20);
    TestIndex live;
    CHECK(merged.build(first) == live.build(first));
    for (int i = 0; i < 3; ++i) {
      const Batch batch = random_batch(choices, 90, known, texts);
      // Into a generation that live batches have changed, too.
      const Outcomes outcomes =
          seed % 4 == 3 && i == 1 ? merged.add_live(batch) : merged.merge(batch);
      CHECK(outcomes == live.add_live(batch));
      for (const Outcome outcome : {Outcome::Added, Outcome::Updated, Outcome::Unchanged}) {
        CHECK(outcomes.contains(outcome));
      }
    }
    if (seed % 4 == 3) CHECK(merged.merge({}).empty());
    live.compact();
    const std::string text = merged.text();
    CHECK(text.find("slot 3 led by Q") != std::string::npos);
    CHECK(text.find("furniture [1]") != std::string::npos);
    CHECK(text.find("Other Title") != std::string::npos);
    CHECK(difference_between(merged, live, false) == "");
    CHECK(Xapian::Database::check(merged.generation().string()) == 0);
    CHECK(verify_seal(merged.generation()).empty());
  }
}

TEST_CASE("batches that are merged leave what one build of everything leaves") {
  for (std::uint32_t seed = 20; seed < 26; ++seed) {
    CAPTURE(seed);
    Choices choices(seed);
    std::vector<std::string> texts;
    Batch all;
    for (std::uint32_t number = 0; number < 130; ++number) {
      all.push_back(random_article(choices, number, texts));
    }
    TestIndex merged;
    TestIndex judge;
    judge.build(all);
    auto begin = all.begin();
    for (int i = 0; i < 4; ++i) {
      const auto end = i == 3 ? all.end() : begin + choices.below(40);
      const Batch batch(begin, end);
      begin = end;
      if (i == 0) {
        merged.build(batch);
      } else {
        merged.merge(batch);
      }
    }
    CHECK(difference_between(merged, judge, true) == "");
  }
}

TEST_CASE("a run that was cut short and goes on by merging ends as if it had not been") {
  Choices choices(40);
  std::map<std::uint32_t, Article> known;
  std::vector<std::string> texts;
  Batch batch = random_batch(choices, 60, known, texts);
  const Batch again = random_batch(choices, 60, known, texts);
  batch.insert(batch.end(), again.begin(), again.end());
  TestIndex whole;
  TestIndex cut;
  const Batch half(batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(batch.size() / 2));
  whole.build({});
  cut.build({});
  whole.merge(batch);
  cut.merge(half, false);
  cut.merge(batch);
  CHECK(difference_between(cut, whole, true) == "");
}

TEST_CASE("a build in slices leaves what one build leaves, and each slice is an index") {
  for (std::uint32_t seed = 50; seed < 54; ++seed) {
    CAPTURE(seed);
    Choices choices(seed);
    std::map<std::uint32_t, Article> known;
    std::vector<std::string> texts;
    Batch all = random_batch(choices, 200, known, texts);
    const Batch again = random_batch(choices, 120, known, texts);
    all.insert(all.end(), again.begin(), again.end());
    TestIndex judge;
    const Outcomes expected = judge.build(all);
    TestIndex sliced;
    std::vector<Xapian::doccount> sizes;
    CHECK(sliced.add_in_slices(all, 20, [&] {
      sizes.push_back(Xapian::Database(sliced.generation().string()).get_doccount());
      CHECK(verify_seal(sliced.generation()).empty());
    }) == expected);
    CHECK(difference_between(sliced, judge, true) == "");
    // Each is as large as all before it, but for articles that came twice.
    REQUIRE(sizes.size() >= 3);
    CHECK(sizes[0] <= 20);
    CHECK(sizes[2] > sizes[1] + sizes[1] / 2);
  }
}

TEST_CASE("a run that goes on in slices, and ends with one, is ended with it") {
  Choices choices(60);
  std::vector<std::string> texts;
  Batch all;
  for (std::uint32_t number = 1; number <= 80; ++number) {
    all.push_back(random_article(choices, number, texts));
  }
  TestIndex judge;
  judge.build(all);
  TestIndex sliced;
  const Batch first(all.begin(), all.begin() + 20);
  sliced.build(first);
  int slices = 0;
  sliced.add_in_slices({all.begin() + 20, all.end()}, 20, [&] { ++slices; });
  CHECK(slices == 1);
  CHECK(sliced.generation().filename() == "gen-0003");  // nothing is written once more
  CHECK(difference_between(sliced, judge, true) == "");
  const Xapian::Database database(sliced.generation().string());
  CHECK(database.get_metadata(std::string(kMetaRun)).find(" ended ") != std::string::npos);
}

TEST_CASE("which way a batch goes is told by its size beside the index") {
  constexpr std::uint64_t kMegabyte = 1'000'000;
  CHECK_FALSE(pays_to_merge(0, 0));                      // nobody knows how much comes
  CHECK_FALSE(pays_to_merge(kMegabyte / 2, kMegabyte));  // soon done
  CHECK(pays_to_merge(2 * kMegabyte, kMegabyte));
  CHECK_FALSE(pays_to_merge(2 * kMegabyte, 1000 * kMegabyte));
  CHECK(pays_to_merge(100 * kMegabyte, 1000 * kMegabyte));
}
