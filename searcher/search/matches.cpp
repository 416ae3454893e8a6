// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/matches.hpp"

#include <algorithm>
#include <cmath>

#include "searcher/search/time_limit.hpp"

namespace byline {

namespace {

// Told of every match, which costs less than a result set of them all, in time and in memory.
template <class Take>
class Collector : public Xapian::MatchSpy {
 public:
  explicit Collector(Take take) : take_(std::move(take)) {}
  void operator()(const Xapian::Document& document, double score) override {
    take_(document.get_docid(), score);
  }

 private:
  Take take_;
};

// False when the time limit stopped it.
template <class Take>
bool run_match(const Xapian::Database& database, const Xapian::Weight& weight,
               const Xapian::Query& query, Deadline deadline, Take take) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(weight);
  enquire.set_query(until(deadline, query));
  Collector<Take> collector(std::move(take));
  enquire.add_matchspy(&collector);
  try {
    (void)enquire.get_mset(0, 1, database.get_doccount());
  } catch (const TimeLimitPassed&) {
    return false;
  }
  return true;
}

constexpr double kIneB2Parameter = 0.75;  // searcher/query/scoring.hpp says why
constexpr double kScoreSteps = 1e6;

double round_score(double score) {
  return std::nearbyint(score * kScoreSteps) / kScoreSteps;
}

std::vector<Xapian::docid> every_article(const Xapian::Database& database) {
  std::vector<Xapian::docid> docids;
  docids.reserve(database.get_doccount());
  for (auto posting = database.postlist_begin({}); posting != database.postlist_end({});
       ++posting) {
    docids.push_back(*posting);
  }
  return docids;
}

}  // namespace

std::uint64_t Matches::total() const {
  std::uint64_t sum = 0;
  for (const std::vector<Xapian::docid>& part : parts) sum += part.size();
  return sum;
}

Matches match_articles(const Archive& archive, const Xapian::Query& filter, Deadline deadline) {
  Matches matches;
  const bool is_all = filter.get_type() == Xapian::Query::LEAF_MATCH_ALL;
  for (const Xapian::Database& part : archive.parts) {
    if (is_all) {
      matches.parts.push_back(every_article(part));
      continue;
    }
    std::vector<Xapian::docid>& docids = matches.parts.emplace_back();
    const auto take = [&docids](Xapian::docid docid, double) { docids.push_back(docid); };
    matches.complete &= run_match(part, Xapian::BoolWeight(), filter, deadline, take);
  }
  return matches;
}

ScoredMatches score_articles(const Archive& archive, const Xapian::Query& ranked,
                             Deadline deadline) {
  ScoredMatches matches;
  const auto take = [&matches](Xapian::docid docid, double score) {
    matches.articles.push_back({docid, round_score(score)});
  };
  matches.complete =
      run_match(archive.all, Xapian::IneB2Weight(kIneB2Parameter), ranked, deadline, take);
  const auto by_docid = [](const ScoredArticle& a, const ScoredArticle& b) {
    return a.docid < b.docid;
  };
  if (!std::is_sorted(matches.articles.begin(), matches.articles.end(), by_docid)) {
    std::sort(matches.articles.begin(), matches.articles.end(), by_docid);
  }
  return matches;
}

}  // namespace byline
