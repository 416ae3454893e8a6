// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/ranking.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <tuple>

#include "tests/unit/searcher/search/sample_archive.hpp"

using namespace byline;

namespace {

using Ids = std::vector<std::string>;

// Some without a date, many on one day.
std::vector<Article> dated_articles(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Article> articles;
  for (unsigned i = 0; i < 80; ++i) {
    Article made = test::article(fmt::format("id{:03}", random() % 1000 * 100 + i), "", "flood");
    if (random() % 5 != 0) made.date = *make_date(2014, 5, 1 + static_cast<int>(random() % 4));
    articles.push_back(std::move(made));
  }
  return articles;
}

// What the order should be, by sorting everything.
Ids sorted_ids(std::vector<Article> articles, bool newest) {
  std::sort(articles.begin(), articles.end(), [newest](const Article& a, const Article& b) {
    if (a.date.is_known() != b.date.is_known()) return a.date.is_known();
    if (a.date != b.date) return newest ? a.date > b.date : a.date < b.date;
    return a.id < b.id;
  });
  Ids ids;
  for (const Article& article : articles) ids.push_back(article.id);
  return ids;
}

Ids slice(const Ids& ids, std::size_t offset, std::size_t limit) {
  const std::size_t first = std::min(offset, ids.size());
  const std::size_t last = std::min(first + limit, ids.size());
  return {ids.begin() + static_cast<std::ptrdiff_t>(first),
          ids.begin() + static_cast<std::ptrdiff_t>(last)};
}

CompiledQuery matching(const Xapian::Query& query) {
  CompiledQuery compiled;
  compiled.filter = query;
  return compiled;
}

// An article of a story, by what decides which copy stands for it.
struct Member {
  Xapian::docid docid;
  Xapian::docid lead;
  Day day;
  std::string id;
  std::string key;
};

Day any_day(std::mt19937& random) {
  const int year = 2010 + static_cast<int>(random() % 6);
  return day_of(year, random() % 2 == 0 ? 1 : 12, 1 + static_cast<int>(random() % 31));
}

// Articles of some ninety stories and alone, over few days of many years, led by any of theirs.
std::vector<Member> any_copies(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Member> copies;
  for (Xapian::docid docid = 1; docid <= 1500; ++docid) {
    const bool is_alone = docid <= 90 || random() % 3 == 0;
    const auto lead = is_alone ? docid : static_cast<Xapian::docid>(1 + random() % 90);
    const std::string id = fmt::format("id{:03}", random() % 1000);
    copies.push_back({docid, lead, any_day(random), id, to_hex(hash128(fmt::format("{}", docid)))});
  }
  return copies;
}

Archive archive_of(const std::vector<Member>& copies) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  ValueDictionaries dictionaries(database);
  for (const Member& copy : copies) {
    Article made = test::article(copy.id, "", "flood");
    made.date = date_of(copy.day);
    Xapian::Document document = test::document_of(made, copy.key, dictionaries);
    if (copy.lead != copy.docid) document.add_value(kSlotStory, pack_number(copy.lead));
    database.add_document(document);
  }
  return join_parts({database});
}

// The articles in order, newest first; with `group` the first of each story.
std::vector<Member> ordered(std::vector<Member> copies, bool group) {
  const auto of_story = [](const Member& copy) {
    return std::tuple(-copy.day, copy.lead != copy.docid, copy.key);
  };
  if (group) {
    std::map<Xapian::docid, Member> first;
    for (const Member& copy : copies) {
      const auto [held, is_new] = first.try_emplace(copy.lead, copy);
      if (!is_new && of_story(copy) < of_story(held->second)) held->second = copy;
    }
    copies.clear();
    for (const auto& [lead, copy] : first) copies.push_back(copy);
  }
  std::sort(copies.begin(), copies.end(), [](const Member& a, const Member& b) {
    return std::tuple(-a.day, a.id, a.key) < std::tuple(-b.day, b.id, b.key);
  });
  return copies;
}

}  // namespace

TEST_CASE("the pages of stories are those of a full sort, with every copy behind its row") {
  for (const unsigned seed : {1U, 2U, 3U}) {
    const std::vector<Member> copies = any_copies(seed);
    const Archive archive = archive_of(copies);
    std::map<Xapian::docid, std::size_t> sizes;  // of the stories
    for (const Member& copy : copies) ++sizes[copy.lead];
    CompiledQuery query = matching(Xapian::Query("flood"));
    for (const bool scores : {false, true}) {
      query.scoring.clear();
      if (scores) query.scoring = {{{"flood"}}};  // all alike
      for (const bool group : {false, true}) {
        const std::vector<Member> expected = ordered(copies, group);
        for (const PageRange range : {PageRange{0, 1}, PageRange{0, 5}, PageRange{3, 10},
                                      PageRange{60, 30}, PageRange{100, 1500}}) {
          const auto offset = static_cast<std::size_t>(range.offset);
          const auto limit = static_cast<std::size_t>(*range.limit);
          CAPTURE(seed);
          CAPTURE(scores);
          CAPTURE(group);
          CAPTURE(offset);
          const RankedPage page = rank_articles(archive, query, {SortOrder::Relevance, 0, group},
                                                range, test::kNoDeadline);
          CHECK(page.total == copies.size());
          CHECK(page.stories == sizes.size());
          REQUIRE(page.rows.size() == std::min(limit, expected.size() - offset));
          for (std::size_t i = 0; i < page.rows.size(); ++i) {
            const Member& wanted = expected[offset + i];
            CHECK(page.rows[i].docid == wanted.docid);
            if (!group) continue;
            CHECK(page.rows[i].leads_story);
            const auto behind = page.copies.find(wanted.docid);
            CHECK((behind == page.copies.end() ? 0 : behind->second.size()) ==
                  sizes[wanted.lead] - 1);
          }
        }
      }
    }
  }
}

TEST_CASE("every page by date is the page of a full sort, undated last, ties by id") {
  const std::vector<Article> articles = dated_articles(7);
  const CompiledQuery query = matching(Xapian::Query("flood"));
  for (const std::size_t parts : {1U, 2U, 5U}) {
    const Archive archive = test::archive_of(articles, parts);
    for (const SortOrder sort : {SortOrder::Newest, SortOrder::Oldest, SortOrder::Relevance}) {
      const Ids expected = sorted_ids(articles, sort != SortOrder::Oldest);
      for (const auto& [offset, limit] : std::vector<std::pair<std::size_t, std::size_t>>{
               {0, 1}, {0, 10}, {13, 9}, {75, 20}, {80, 5}, {200, 5}, {0, 100}}) {
        const RankedPage page =
            rank_articles(archive, query, {sort, 0}, {offset, limit}, test::kNoDeadline);
        CHECK(page.total == articles.size());
        CHECK(test::ids_of(archive, page.rows) == slice(expected, offset, limit));
      }
    }
  }
}

TEST_CASE(
    "a random order is the same for one seed wherever the articles lie, and another for another") {
  const std::vector<Article> articles = dated_articles(11);
  const CompiledQuery query = matching(Xapian::Query::MatchAll);
  const auto order = [&](std::size_t parts, std::uint64_t seed) {
    const Archive archive = test::archive_of(articles, parts);
    return test::ids_of(archive, rank_articles(archive, query, {SortOrder::Random, seed},
                                               {0, std::nullopt}, test::kNoDeadline)
                                     .rows);
  };
  const Ids first = order(1, 42);
  CHECK(first.size() == articles.size());
  CHECK(first == order(2, 42));
  CHECK(first == order(5, 42));
  CHECK(first != order(1, 43));
  CHECK(first != sorted_ids(articles, true));
}

TEST_CASE("equal scores are ordered by date, newest first, then by id, on every page") {
  const std::vector<Article> articles = dated_articles(3);
  CompiledQuery query = matching(Xapian::Query("flood"));
  query.scoring = {{{"flood"}}};
  const Ids expected = sorted_ids(articles, true);
  for (const std::size_t parts : {1U, 2U, 5U}) {
    const Archive archive = test::archive_of(articles, parts);
    Ids paged;
    for (std::size_t offset = 0; offset < articles.size(); offset += 7) {
      const RankedPage page = rank_articles(archive, query, {}, {offset, 7}, test::kNoDeadline);
      for (const std::string& id : test::ids_of(archive, page.rows)) paged.push_back(id);
    }
    CHECK(paged == expected);
  }
}

TEST_CASE("the article with more of the words comes first, and pairs lift it over its equals") {
  std::vector<Article> articles{
      test::article("apart", "", "the wall held while the grey sea rose behind it"),
      test::article("beside", "", "the grey sea wall held while it rose behind the"),
      test::article("one", "", "the grey wall held while it rose behind them all")};
  CompiledQuery query =
      matching(Xapian::Query(Xapian::Query::OP_OR, Xapian::Query("sea"), Xapian::Query("wall")));
  query.scoring = {{{"sea"}}, {{"wall"}}};
  for (const std::size_t parts : {1U, 2U}) {
    const Archive archive = test::archive_of(articles, parts);
    query.pairs.clear();
    RankedPage page = rank_articles(archive, query, {}, {0, 10}, test::kNoDeadline);
    CHECK(test::ids_of(archive, page.rows) == Ids{"apart", "beside", "one"});
    CHECK(page.rows[0].score == page.rows[1].score);
    query.pairs = {{"sea", "wall"}};
    page = rank_articles(archive, query, {}, {0, 10}, test::kNoDeadline);
    CHECK(test::ids_of(archive, page.rows) == Ids{"beside", "apart", "one"});
    CHECK(page.rows[0].score > page.rows[1].score);
  }
}

TEST_CASE("an empty page costs nothing and breaks nothing") {
  const Archive archive = test::archive_of(dated_articles(1));
  CompiledQuery query = matching(Xapian::Query("flood"));
  query.scoring = {{{"flood"}}};
  const RankedPage none = rank_articles(archive, query, {}, {0, 0}, test::kNoDeadline);
  CHECK(none.rows.empty());
  CHECK(none.total == 80);
  const RankedPage nothing =
      rank_articles(archive, matching(Xapian::Query("dam")), {}, {0, 10}, test::kNoDeadline);
  CHECK(nothing.rows.empty());
  CHECK(nothing.total == 0);
}
