// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/furniture/furniture_rule.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "tests/support/temporary_folder.hpp"

using namespace byline;

namespace {

// One paragraph, held by articles 1, 2, ... with these longest other paragraphs.
std::vector<ParagraphEntry> held_with(const std::vector<std::uint32_t>& others) {
  std::vector<ParagraphEntry> entries;
  for (const std::uint32_t other : others) {
    entries.push_back({7, static_cast<std::uint32_t>(entries.size() + 1), other * 2});
  }
  return entries;
}

struct Held {
  std::uint32_t docid;
  std::vector<ParagraphSign> signs;
};

// Articles of a few paragraphs each; small keys are frequent ones.
std::vector<Held> random_articles(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Held> articles;
  for (std::uint32_t docid = 1; docid <= 400; ++docid) {
    Held article{docid, {}};
    for (int i = 0; i < 6; ++i) {
      const std::uint64_t key = (random() % 40) * (random() % 40);
      const auto other = static_cast<std::uint32_t>(random() % 50);
      article.signs.push_back({key, other, random() % 8 == 0});
    }
    // Equal paragraphs of an article have equal signs.
    std::sort(article.signs.begin(), article.signs.end(),
              [](const auto& a, const auto& b) { return a.key < b.key; });
    for (std::size_t i = 1; i < article.signs.size(); ++i) {
      if (article.signs[i].key == article.signs[i - 1].key) article.signs[i] = article.signs[i - 1];
    }
    articles.push_back(article);
  }
  return articles;
}

bool is_held(std::uint32_t docid) {
  return docid % 7 != 0;
}

}  // namespace

TEST_CASE("a paragraph is furniture in eight articles whose longest other paragraphs differ") {
  struct Row {
    std::vector<std::uint32_t> others;
    bool is_furniture;
  };
  const Row rows[] = {
      {{1, 2, 3, 4, 5, 6, 7, 8}, true},
      {{1, 2, 3, 4, 5, 6, 7}, false},
      {{1, 2, 3, 4, 5, 6, 7, 7, 1, 2, 2, 2}, false},  // copies
      {{0, 0, 0, 0, 0, 0, 0, 0, 0}, false},           // nothing else in them
      {{0, 1, 2, 3, 4, 5, 0, 6, 7}, true},
      {{}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.others.size());
    CHECK(is_furniture(held_with(row.others)) == row.is_furniture);
  }
}

TEST_CASE("what is decided is what a count of sets says, whatever fits into memory") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    std::map<std::uint64_t, std::set<std::uint32_t>> others;
    std::set<std::uint64_t> keys;
    std::set<std::uint32_t> wrong;
    const std::vector<Held> articles = random_articles(seed);
    for (const Held& article : articles) {
      if (!is_held(article.docid)) continue;
      for (const ParagraphSign& sign : article.signs) others[sign.key].insert(sign.other);
    }
    for (const auto& [key, different] : others) {
      if (different.size() >= 8) keys.insert(key);
    }
    for (const Held& article : articles) {
      if (!is_held(article.docid)) continue;
      for (const ParagraphSign& sign : article.signs) {
        if (sign.is_furniture != keys.contains(sign.key)) wrong.insert(article.docid);
      }
    }
    REQUIRE(!keys.empty());
    const test::TemporaryFolder folder;
    for (const std::size_t memory : {std::size_t{1}, std::size_t{1} << 30}) {
      ParagraphSorter sorter(folder.path(), memory);
      // Enough that the small memory spills several times.
      for (std::uint32_t round = 0; round < 20; ++round) {
        for (const Held& article : articles) {
          sorter.add(article.docid + 700 * round, article.signs);
        }
      }
      const FurnitureDecision decision = decide_furniture(
          sorter, [](std::uint32_t docid) { return docid < 700 && is_held(docid); });
      CHECK(std::set(decision.keys.begin(), decision.keys.end()) == keys);
      CHECK(std::set(decision.wrong.begin(), decision.wrong.end()) == wrong);
      CHECK(std::is_sorted(decision.wrong.begin(), decision.wrong.end()));
    }
  }
}
