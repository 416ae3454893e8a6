// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/matches.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>

#include "tests/unit/searcher/search/sample_archive.hpp"

using namespace byline;

namespace {

std::vector<Article> numbered_articles(int count) {
  std::vector<Article> articles;
  for (int i = 0; i < count; ++i) {
    const std::string text =
        fmt::format("{}{}", i % 2 == 0 ? "flood " : "", i % 3 == 0 ? "dam" : "");
    articles.push_back(test::article(fmt::format("a{}", i), "t", text));
  }
  return articles;
}

}  // namespace

TEST_CASE("a match is every article that a scan finds, on one, two and five databases") {
  const int count = 60;
  const Xapian::Query both(Xapian::Query::OP_AND, Xapian::Query("flood"), Xapian::Query("dam"));
  for (const std::size_t parts : {1U, 2U, 5U}) {
    const Archive archive = test::archive_of(numbered_articles(count), parts);
    CAPTURE(parts);
    CHECK(match_articles(archive, both, test::kNoDeadline).total() == count / 6);
    CHECK(match_articles(archive, Xapian::Query("flood"), test::kNoDeadline).total() == count / 2);
    CHECK(match_articles(archive, Xapian::Query::MatchAll, test::kNoDeadline).total() == count);
    CHECK(match_articles(archive, Xapian::Query(), test::kNoDeadline).total() == 0);
  }
}

TEST_CASE("any way of putting terms together matches what Xapian's matcher does") {
  using Xapian::Query;
  const std::vector<Query> leaves{Query("flood"),
                                  Query("dam"),
                                  Query("nowhere"),
                                  Query::MatchAll,
                                  Query(),
                                  Query(Query::OP_PHRASE, Query("flood"), Query("dam")),
                                  Query(Query::OP_VALUE_GE, kSlotWords, pack_number(2)),
                                  Query(Query::OP_SCALE_WEIGHT, Query("flood"), 0.0)};
  const auto any_query = [&leaves](std::mt19937& random, int depth, const auto& self) -> Query {
    if (depth == 0 || random() % 4 == 0) return leaves[random() % leaves.size()];
    static constexpr std::array kWays{Query::OP_AND, Query::OP_OR, Query::OP_AND_NOT,
                                      Query::OP_FILTER};
    std::vector<Query> parts;
    for (std::size_t i = 2 + random() % 2; i > 0; --i)
      parts.push_back(self(random, depth - 1, self));
    return Query(kWays[random() % kWays.size()], parts.begin(), parts.end());
  };
  std::mt19937 random(4);
  for (const std::size_t parts : {1U, 2U}) {
    const Archive archive = test::archive_of(numbered_articles(60), parts);
    for (int i = 0; i < 300; ++i) {
      const Query query = any_query(random, 3, any_query);
      CAPTURE(query.get_description());
      const Matches matches = match_articles(archive, query, test::kNoDeadline);
      for (std::size_t part = 0; part < parts; ++part) {
        Xapian::Enquire enquire(archive.parts[part]);
        enquire.set_query(query);
        enquire.set_docid_order(Xapian::Enquire::ASCENDING);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        std::vector<Xapian::docid> expected;
        const Xapian::MSet hits = enquire.get_mset(0, 100);
        for (auto hit = hits.begin(); hit != hits.end(); ++hit) expected.push_back(*hit);
        CHECK(matches.parts[part] == expected);
      }
    }
  }
}

TEST_CASE("deleted articles are not matched, whatever the query") {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 5; ++i) {
    Xapian::Document document;
    document.add_term("flood");
    database.add_document(document);
  }
  database.delete_document(2);
  database.delete_document(5);
  const Archive archive = join_parts({database});
  const std::vector<Xapian::docid> expected{1, 3, 4};
  const Xapian::Query weightless(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query::MatchAll, 0.0);
  for (const Xapian::Query& query : {Xapian::Query("flood"), Xapian::Query::MatchAll, weightless}) {
    CHECK(match_articles(archive, query, test::kNoDeadline).parts.front() == expected);
  }
}

TEST_CASE("a passed time limit leaves the match incomplete and says so") {
  const Archive archive = test::archive_of(numbered_articles(60), 2);
  const Deadline past = std::chrono::steady_clock::now() - std::chrono::seconds(1);
  CHECK_FALSE(match_articles(archive, Xapian::Query("flood"), past).complete);
}

TEST_CASE("the number of an article in all databases is the one Xapian gives it") {
  const std::vector<Article> articles = numbered_articles(23);
  for (const std::size_t parts : {1U, 2U, 5U}) {
    const Archive archive = test::archive_of(articles, parts);
    const Matches matches = match_articles(archive, Xapian::Query::MatchAll, test::kNoDeadline);
    for (std::size_t part = 0; part < parts; ++part) {
      for (const Xapian::docid docid : matches.parts[part]) {
        const std::string here = archive.parts[part].get_document(docid).get_data();
        CHECK(archive.all.get_document(docid_in_all(archive, part, docid)).get_data() == here);
      }
    }
  }
}
