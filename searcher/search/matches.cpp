// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/matches.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "common/index/story_index.hpp"
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

// The best `size` of the matches, each of which `take` is told of; nothing when the time limit
// stopped it.
template <class Take>
std::optional<Xapian::MSet> run_match(const Xapian::Database& database,
                                      const Xapian::Weight& weight, const Xapian::Query& query,
                                      Xapian::doccount size, Deadline deadline, Take take) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(weight);
  enquire.set_query(until(deadline, query));
  Collector<Take> collector(std::move(take));
  enquire.add_matchspy(&collector);
  try {
    return enquire.get_mset(0, size, database.get_doccount());
  } catch (const TimeLimitPassed&) {
    return std::nullopt;
  }
}

constexpr double kScoreSteps = 1e6;
constexpr std::uint64_t kTiesFetched = 100;  // rows fetched beyond those asked for, at first

std::vector<Xapian::docid> every_article(const Xapian::Database& database) {
  std::vector<Xapian::docid> docids;
  docids.reserve(database.get_doccount());
  for (auto posting = database.postlist_begin({}); posting != database.postlist_end({});
       ++posting) {
    docids.push_back(*posting);
  }
  return docids;
}

// Whether the query matches what holds any of certain terms, which are appended.
bool is_any_of_terms(const Xapian::Query& query, std::vector<std::string>& terms) {
  if (query.get_type() == Xapian::Query::LEAF_TERM) {
    terms.push_back(*query.get_terms_begin());
    return true;
  }
  if (query.get_type() != Xapian::Query::OP_OR) return false;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    if (!is_any_of_terms(query.get_subquery(i), terms)) return false;
  return true;
}

// The articles that hold one of the terms; false when the time limit stopped it. To walk the lists
// one after the other costs a tenth of what Xapian's matcher does with them.
bool walk_lists(const Xapian::Database& database, const std::vector<std::string>& terms,
                Deadline deadline, std::vector<Xapian::docid>& docids) {
  std::vector<bool> is_match(std::size_t{database.get_lastdocid()} + 1);
  std::size_t count = 0;
  for (const std::string& term : terms) {
    if (has_passed(deadline)) return false;
    const auto end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
      count += is_match[*posting] ? 0 : 1;
      is_match[*posting] = true;
    }
  }
  docids.reserve(count);
  for (Xapian::docid docid = 0; docid < is_match.size(); ++docid)
    if (is_match[docid]) docids.push_back(docid);
  return true;
}

ScoredMatches score_all(const Xapian::Database& database, const Xapian::Query& ranked,
                        Deadline deadline) {
  ScoredMatches matches;
  const auto take = [&matches](Xapian::docid docid, double score) {
    matches.articles.push_back({docid, round_score(score)});
  };
  const Xapian::IneB2Weight weight(kIneB2Parameter);
  matches.complete = run_match(database, weight, ranked, 1, deadline, take).has_value();
  matches.total = matches.articles.size();
  return matches;
}

bool ends_in_a_tie(const Xapian::MSet& best, Xapian::doccount reach) {
  return best.size() > reach && round_score(best[best.size() - 1].get_weight()) ==
                                    round_score(best[reach - 1].get_weight());
}

// Over several databases a spy is told numbers of articles without their database, so the numbers
// come from a result set, a larger one while what may tie with the last row is not all in it.
ScoredMatches score_best(const Xapian::Database& database, const Xapian::Query& ranked,
                         std::uint64_t reach, Deadline deadline) {
  const std::uint64_t all = database.get_doccount();
  reach = std::clamp<std::uint64_t>(reach, 1, std::max<std::uint64_t>(all, 1));
  const Xapian::IneB2Weight weight(kIneB2Parameter);
  for (std::uint64_t size = std::min(all, reach + kTiesFetched);; size = std::min(all, 4 * size)) {
    ScoredMatches matches;
    const auto count = [&matches](Xapian::docid, double) { ++matches.total; };
    const auto best =
        run_match(database, weight, ranked, static_cast<Xapian::doccount>(size), deadline, count);
    matches.complete = best.has_value();
    if (!best) return matches;
    if (best->size() == size && size < all &&
        ends_in_a_tie(*best, static_cast<Xapian::doccount>(reach)))
      continue;
    for (auto hit = best->begin(); hit != best->end(); ++hit) {
      matches.articles.push_back({*hit, round_score(hit.get_weight())});
    }
    return matches;
  }
}

}  // namespace

double round_score(double score) {
  return std::nearbyint(score * kScoreSteps) / kScoreSteps;
}

std::uint64_t Matches::total() const {
  std::uint64_t sum = 0;
  for (const std::vector<Xapian::docid>& part : parts) sum += part.size();
  return sum;
}

std::uint64_t count_stories(const Archive& archive, const Matches& matches) {
  std::uint64_t sum = 0;
  for (std::size_t part = 0; part < matches.parts.size(); ++part) {
    sum += count_stories(StoryIndex(archive.parts[part]), matches.parts[part]);
  }
  return sum;
}

Matches match_articles(const Archive& archive, const Xapian::Query& filter, Deadline deadline) {
  Matches matches;
  const bool is_all = filter.get_type() == Xapian::Query::LEAF_MATCH_ALL;
  std::vector<std::string> terms;
  const bool is_walk = is_any_of_terms(filter, terms);
  for (const Xapian::Database& part : archive.parts) {
    if (is_all) {
      matches.parts.push_back(every_article(part));
      continue;
    }
    std::vector<Xapian::docid>& docids = matches.parts.emplace_back();
    if (is_walk) {
      matches.complete &= walk_lists(part, terms, deadline, docids);
      continue;
    }
    const auto take = [&docids](Xapian::docid docid, double) { docids.push_back(docid); };
    const auto done = run_match(part, Xapian::BoolWeight(), filter, 1, deadline, take);
    matches.complete &= done.has_value();
  }
  return matches;
}

ScoredMatches score_articles(const Archive& archive, const Xapian::Query& ranked,
                             std::uint64_t reach, Deadline deadline) {
  return archive.parts.size() == 1 ? score_all(archive.all, ranked, deadline)
                                   : score_best(archive.all, ranked, reach, deadline);
}

}  // namespace byline
