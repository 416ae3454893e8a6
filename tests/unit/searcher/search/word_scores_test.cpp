// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/word_scores.hpp"

#include <doctest/doctest.h>

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

std::map<Xapian::docid, double> by_docid(const ScoredMatches& matches) {
  std::map<Xapian::docid, double> scores;
  for (const ScoredArticle& article : matches.articles) scores[article.docid] = article.score;
  return scores;
}

// How far apart two scores of an article are at most; all of it where one has the article alone.
double greatest_difference(const ScoredMatches& some, const ScoredMatches& others) {
  const std::map<Xapian::docid, double> right = by_docid(others);
  double most = some.articles.size() == right.size() ? 0 : 1e9;
  for (const auto& [docid, score] : by_docid(some)) {
    const auto other = right.find(docid);
    most = std::max(most, other == right.end() ? 1e9 : std::abs(score - other->second));
  }
  return most;
}

}  // namespace

TEST_CASE("a word alone scores as Xapian would score it") {
  const std::vector<Article> articles = any_articles(7);
  const std::vector<std::vector<std::string>> sets{
      {"sea"}, {"flood"}, {"flood", "floods", "flooded", "flooding"}, {"nothing", "sea"}};
  for (const std::size_t parts : {1U, 3U}) {
    const Archive archive = test::archive_of(articles, parts);
    for (const std::vector<std::string>& forms : sets) {
      for (const bool in_text : {true, false}) {
        CAPTURE(parts);
        CAPTURE(forms.size());
        CAPTURE(in_text);
        const ScoringWord word{forms.front(), forms, in_text};
        Scoring scoring;
        scoring.add(word);
        std::vector<std::string> terms = in_text ? forms : title_terms(word);
        const Xapian::Query filter(Xapian::Query::OP_OR, terms.begin(), terms.end());
        const ScoredMatches quick = score_word(archive, word, test::kNoDeadline);
        const ScoredMatches slow =
            score_articles(archive, scoring.ranked(filter), 1000, test::kNoDeadline);
        CHECK(quick.total == slow.total);
        CHECK(quick.complete);
        // Xapian rounds how many articles hold one of several forms; we do not.
        CHECK(greatest_difference(quick, slow) < (forms.size() == 1 ? 2e-6 : 0.02));
      }
    }
  }
}

TEST_CASE("a word alone scores the same however the articles lie") {
  const std::vector<Article> articles = any_articles(3);
  const ScoringWord word{"flood", {"flood", "floods"}};
  const auto scores = [&](std::size_t parts) {
    const Archive archive = test::archive_of(articles, parts);
    std::map<std::string, double> by_id;
    for (const ScoredArticle& one : score_word(archive, word, test::kNoDeadline).articles)
      by_id[read_article(archive.all.get_document(one.docid)).id] = one.score;
    return by_id;
  };
  CHECK(scores(1) == scores(2));
  CHECK(scores(1) == scores(5));
}
