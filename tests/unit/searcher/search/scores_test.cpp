// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/scores.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <random>

#include "tests/unit/searcher/search/sample_archive.hpp"

namespace {

using namespace byline;

std::string any_text(std::mt19937& random, std::size_t most) {
  static const std::vector<std::string> kWords{"flood", "floods", "flooded", "flooding",
                                               "sea",   "wall",   "harbour"};
  std::string text;
  for (std::size_t i = random() % most; i > 0; --i) text += kWords[random() % kWords.size()] + " ";
  return text;
}

std::vector<Article> any_articles(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Article> articles;
  for (int i = 0; i < 60; ++i)
    articles.push_back(
        test::article(fmt::format("id{}", i), any_text(random, 4), any_text(random, 30)));
  return articles;
}

using ById = std::map<std::string, double>;

ById by_id(const Archive& archive, const Matches& matches, const Scores& scores) {
  ById by_id;
  for (std::size_t part = 0; part < matches.parts.size(); ++part) {
    for (std::size_t i = 0; i < matches.parts[part].size(); ++i) {
      const Xapian::Document document = archive.parts[part].get_document(matches.parts[part][i]);
      by_id[read_article(document).id] = scores.parts[part][i];
    }
  }
  return by_id;
}

Xapian::Query any_of(const std::vector<std::string>& terms) {
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

// What Xapian gives the articles of `filter`: each group a synonym.
ById scored_by_xapian(const Archive& archive, const Xapian::Query& filter,
                      const std::vector<ScoringGroup>& groups) {
  std::vector<Xapian::Query> parts;
  for (const ScoringGroup& group : groups) {
    const Xapian::Query synonyms(Xapian::Query::OP_SYNONYM, group.terms.begin(), group.terms.end());
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, synonyms, group.factor);
  }
  const Xapian::Query any(Xapian::Query::OP_OR, parts.begin(), parts.end());
  Xapian::Enquire enquire(archive.all);
  enquire.set_weighting_scheme(Xapian::IneB2Weight(kIneB2Parameter));
  enquire.set_query(
      {Xapian::Query::OP_AND_MAYBE, {Xapian::Query::OP_SCALE_WEIGHT, filter, 0.0}, any});
  ById scores;
  const Xapian::MSet hits = enquire.get_mset(0, archive.all.get_doccount());
  for (auto hit = hits.begin(); hit != hits.end(); ++hit)
    scores[read_article(hit.get_document()).id] = hit.get_weight();
  return scores;
}

Scores scored(const Archive& archive, const Matches& matches,
              const std::vector<ScoringGroup>& groups, Deadline deadline = test::kNoDeadline) {
  QuestionLists lists = lists_for_question(archive, groups);
  return score_articles(archive, lists, matches, groups, deadline);
}

double greatest_difference(const ById& some, const ById& others) {
  REQUIRE(some.size() == others.size());
  double most = 0;
  for (const auto& [id, score] : some) most = std::max(most, std::abs(score - others.at(id)));
  return most;
}

std::vector<ScoringGroup> groups_of(const std::vector<ScoringWord>& words) {
  Scoring scoring;
  for (const ScoringWord& word : words) scoring.add(word);
  return scoring.groups();
}

}  // namespace

TEST_CASE("words score as Xapian would score them") {
  const std::vector<Article> articles = any_articles(7);
  const std::vector<std::string> floods{"flood", "floods", "flooded", "flooding"};
  const std::vector<std::vector<ScoringWord>> rows{
      {{"sea", {"sea"}}},
      {{"sea", {"sea"}, false}},
      {{"sea", {"sea"}}, {"wall", {"wall"}}},
      {{"sea", {"sea"}}, {"sea", {"sea"}}, {"wall", {"wall"}, false}},
      {{"flood", floods}},
      {{"flood", floods, false}},
      {{"flood", floods}, {"sea", {"nothing", "sea"}}}};
  for (const std::size_t parts : {1U, 3U}) {
    const Archive archive = test::archive_of(articles, parts);
    for (const std::vector<ScoringWord>& row : rows) {
      const std::vector<ScoringGroup> groups = groups_of(row);
      for (const Xapian::Query& filter : {any_of(groups.front().terms), Xapian::Query("wall")}) {
        CAPTURE(parts);
        CAPTURE(&row - rows.data());
        const Matches matches = match_articles(archive, filter, test::kNoDeadline);
        const Scores scores = scored(archive, matches, groups);
        CHECK(scores.complete);
        const bool is_single = row.front().forms.size() == 1;
        // Xapian rounds how many articles hold one of several forms; we do not.
        CHECK(greatest_difference(by_id(archive, matches, scores),
                                  scored_by_xapian(archive, filter, groups)) <
              (is_single ? 2e-6 : 0.02));
      }
    }
  }
}

TEST_CASE("lists that were read for the match give the scores that lists read anew do") {
  const Archive archive = test::archive_of(any_articles(5), 3);
  const auto groups = groups_of({{"flood", {"flood", "floods"}}, {"sea", {"sea"}}});
  QuestionLists lists = lists_for_question(archive, groups);
  const Matches matches =
      match_articles(archive, lists, any_of({"flood", "sea"}), test::kNoDeadline);
  CHECK(matches.parts ==
        match_articles(archive, any_of({"flood", "sea"}), test::kNoDeadline).parts);
  CHECK(score_articles(archive, lists, matches, groups, test::kNoDeadline).parts ==
        scored(archive, matches, groups).parts);
}

TEST_CASE("any term of a group in one walk matches and scores as in two") {
  const std::vector<Article> articles = any_articles(5);
  for (const std::size_t parts : {1U, 3U}) {
    const Archive archive = test::archive_of(articles, parts);
    for (const bool in_text : {true, false}) {
      const auto groups = groups_of({{"flood", {"flood", "floods"}, in_text}});
      const auto [matches, scores] = score_holders(archive, groups, test::kNoDeadline);
      const Matches plain =
          match_articles(archive, any_of(groups.front().terms), test::kNoDeadline);
      CHECK(matches.complete);
      CHECK(scores.complete);
      CHECK(matches.parts == plain.parts);
      CHECK(scores.parts == scored(archive, plain, groups).parts);
    }
  }
}

TEST_CASE("articles score the same however they lie") {
  const std::vector<Article> articles = any_articles(3);
  const auto groups = groups_of({{"flood", {"flood", "floods"}}, {"sea", {"sea"}}});
  const auto scores = [&](std::size_t parts) {
    const Archive archive = test::archive_of(articles, parts);
    const Matches matches =
        match_articles(archive, any_of({"flood", "floods", "sea"}), test::kNoDeadline);
    return by_id(archive, matches, scored(archive, matches, groups));
  };
  CHECK(scores(1).size() > 40);
  CHECK(scores(1) == scores(2));
  CHECK(scores(1) == scores(5));
}

TEST_CASE("pairs add what Xapian gives for them as a phrase and near each other") {
  using Xapian::Query;
  const std::vector<std::string> words{"flood", "sea", "wall"};
  const std::vector<WordPair> pairs{{"flood", "sea"}, {"sea", "wall"}, {"wall", "nowhere"}};
  for (const std::size_t parts : {1U, 3U}) {
    const Archive archive = test::archive_of(any_articles(9), parts);
    std::vector<Query> both;
    for (const WordPair& pair : pairs) {
      const std::vector<std::string> sides{pair.first, pair.second};
      both.emplace_back(Query::OP_PHRASE, sides.begin(), sides.end(), 2);
      both.emplace_back(Query::OP_NEAR, sides.begin(), sides.end(), kNearDistance + 1);
    }
    std::vector<double> expected(archive.all.get_lastdocid() + 1);
    for (const Query& one : both) {
      Xapian::Enquire enquire(archive.all);
      enquire.set_weighting_scheme(Xapian::IneB2Weight(kIneB2Parameter));
      enquire.set_query(one);
      const Xapian::MSet hits = enquire.get_mset(0, archive.all.get_doccount());
      for (auto hit = hits.begin(); hit != hits.end(); ++hit)
        expected[*hit] += kPairShare * hit.get_weight();
    }
    std::vector<Xapian::docid> docids;
    for (auto at = archive.all.postlist_begin({}); at != archive.all.postlist_end({}); ++at)
      docids.push_back(*at);
    const auto added = score_pairs(archive, docids, pairs, test::kNoDeadline);
    REQUIRE(added);
    for (std::size_t i = 0; i < docids.size(); ++i) {
      CAPTURE(docids[i]);
      CHECK((*added)[i] == doctest::Approx(expected[docids[i]]));
    }
  }
}

TEST_CASE("a passed time limit leaves scores incomplete and says so") {
  const Archive archive = test::archive_of(any_articles(3), 2);
  const Deadline past = std::chrono::steady_clock::now() - std::chrono::seconds(1);
  const auto groups = groups_of({{"sea", {"sea"}}});
  const Matches matches = match_articles(archive, Xapian::Query("sea"), test::kNoDeadline);
  const Scores scores = scored(archive, matches, groups, past);
  CHECK_FALSE(scores.complete);
  CHECK(scores.parts.front().size() == matches.parts.front().size());
  const auto [held, held_scores] = score_holders(archive, groups, past);
  CHECK_FALSE(held.complete);
  CHECK_FALSE(held_scores.complete);
  CHECK(held_scores.parts.size() == held.parts.size());
}
