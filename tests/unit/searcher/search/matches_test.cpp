// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/matches.hpp"

#include <doctest/doctest.h>

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
    CHECK(score_articles(archive, both, 100, test::kNoDeadline).articles.size() == count / 6);
  }
}

TEST_CASE("the scores of articles do not depend on how many databases hold them") {
  const Xapian::Query either(Xapian::Query::OP_OR, Xapian::Query("flood"), Xapian::Query("dam"));
  const auto scores = [&](std::size_t parts) {
    const Archive archive = test::archive_of(numbered_articles(60), parts);
    std::map<std::string, double> by_id;
    const ScoredMatches matches = score_articles(archive, either, 100, test::kNoDeadline);
    const std::vector<std::string> ids = test::ids_of(archive, matches.articles);
    for (std::size_t i = 0; i < ids.size(); ++i) by_id[ids[i]] = matches.articles[i].score;
    return by_id;
  };
  CHECK(scores(1).size() == 40);
  CHECK(scores(1) == scores(2));
  CHECK(scores(1) == scores(5));
}

TEST_CASE("the best articles come with all that tie with the last of them") {
  for (const std::size_t parts : {1U, 2U, 5U}) {
    const Archive archive = test::archive_of(numbered_articles(1500), parts);
    const Xapian::Query either(Xapian::Query::OP_OR, Xapian::Query("flood"), Xapian::Query("dam"));
    for (const std::uint64_t reach : {1U, 10U, 250U}) {
      const ScoredMatches matches = score_articles(archive, either, reach, test::kNoDeadline);
      CHECK(matches.total == 1000);
      // 250 articles hold both words and score alike.
      CHECK(matches.articles.size() >= 250);
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
  CHECK_FALSE(score_articles(archive, Xapian::Query("flood"), 10, past).complete);
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
