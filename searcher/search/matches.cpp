// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/matches.hpp"

#include <algorithm>
#include <memory>
#include <unordered_set>
#include <utility>

#include "searcher/search/article_set.hpp"
#include "searcher/search/time_limit.hpp"

namespace byline {

namespace {

using Xapian::Query;

// The articles of a list that is known, inside Xapian's matcher.
class ListSource : public Xapian::PostingSource {
 public:
  explicit ListSource(const ArticleList& articles) : articles_(articles) {}

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return size(); }
  [[nodiscard]] bool at_end() const override { return next_ > articles_.size(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return articles_[next_ - 1]; }
  [[nodiscard]] ListSource* clone() const override { return new ListSource(articles_); }

  void init(const Xapian::Database&) override { next_ = 0; }
  void next(double) override { ++next_; }
  void skip_to(Xapian::docid article, double) override {
    const auto from = articles_.begin() + static_cast<std::ptrdiff_t>(next_ == 0 ? 0 : next_ - 1);
    next_ = static_cast<std::size_t>(std::lower_bound(from, articles_.end(), article) -
                                     articles_.begin()) +
            1;
  }

 private:
  [[nodiscard]] Xapian::doccount size() const {
    return static_cast<Xapian::doccount>(articles_.size());
  }

  const ArticleList& articles_;
  std::size_t next_ = 0;  // behind the article where it stands; 0: before the first
};

// Told of every match, which costs less than a result set of them all, in time and in memory.
class Collector : public Xapian::MatchSpy {
 public:
  explicit Collector(ArticleList& articles) : articles_(articles) {}
  void operator()(const Xapian::Document& document, double) override {
    articles_.push_back(document.get_docid());
  }

 private:
  ArticleList& articles_;
};

std::vector<Query> parts_of(const Query& query) {
  std::vector<Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    parts.push_back(query.get_subquery(i));
  return parts;
}

// Matches one index. Throws TimeLimitPassed; what was found by then is certain.
class Matcher {
 public:
  Matcher(const Xapian::Database& database, ReadLists& lists, Deadline deadline)
      : database_(database), lists_(lists), deadline_(deadline) {}

  // Gives what `query` matches of the articles `within`; of all where that is null.
  void match(const Query& query, const ArticleList* within, ArticleList& found);

 private:
  // Whether it is answered from lists alone.
  static bool is_list(const Query& query) {
    switch (query.get_type()) {
      case Query::LEAF_TERM:
      case Query::LEAF_MATCH_ALL:
      case Query::LEAF_MATCH_NOTHING:
        return true;
      case Query::OP_AND:
      case Query::OP_FILTER:
      case Query::OP_OR:
      case Query::OP_AND_NOT: {
        const std::vector<Query> parts = parts_of(query);
        return std::all_of(parts.begin(), parts.end(), is_list);
      }
      default:
        return false;
    }
  }

  void match_all_of(std::vector<Query> parts, const ArticleList* within, ArticleList& found);
  [[nodiscard]] ArticleList match_any_of(const std::vector<Query>& parts);
  [[nodiscard]] ArticleList match_without(const std::vector<Query>& parts,
                                          const ArticleList* within);
  void ask_xapian(const Query& query, const ArticleList* within, ArticleList& found);

  template <class Take>
  void each(const Query& term, const Take& take) {
    if (has_passed(deadline_)) throw TimeLimitPassed{};
    lists_.each(*term.get_terms_begin(), [&](const Posting& posting) { take(posting.article); });
  }
  [[nodiscard]] ArticleList holders(const Query& term, const ArticleList* within) {
    ArticleList articles;
    if (within == nullptr) {
      each(term, [&](Xapian::docid article) { articles.push_back(article); });
      return articles;
    }
    articles.reserve(within->size());
    auto at = within->begin();
    each(term, [&](Xapian::docid article) {
      while (at != within->end() && *at < article) ++at;
      if (at != within->end() && *at == article) articles.push_back(article);
    });
    return articles;
  }

  const Xapian::Database& database_;
  ReadLists& lists_;
  const Deadline deadline_;
};

void Matcher::match(const Query& query, const ArticleList* within, ArticleList& found) {
  const auto keep = [&](ArticleList articles) {
    found = within == nullptr ? std::move(articles) : in_both(*within, articles);
  };
  switch (query.get_type()) {
    case Query::LEAF_MATCH_NOTHING:
      return;
    case Query::LEAF_MATCH_ALL:
      return keep(lists_.all_articles());
    case Query::LEAF_TERM:
      found = holders(query, within);
      return;
    case Query::OP_OR:
      return keep(match_any_of(parts_of(query)));
    case Query::OP_AND:
    case Query::OP_FILTER:
      return match_all_of(parts_of(query), within, found);
    case Query::OP_AND_NOT:
      found = match_without(parts_of(query), within);
      return;
    default:
      ask_xapian(query, within, found);
  }
}

// Lists first: what has to be looked into is then asked of fewer articles.
void Matcher::match_all_of(std::vector<Query> parts, const ArticleList* within,
                           ArticleList& found) {
  std::stable_partition(parts.begin(), parts.end(), is_list);
  ArticleList left;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    ArticleList some;
    match(parts[i], within, some);
    left = std::move(some);
    within = &left;
    if (left.empty()) return;
  }
  match(parts.back(), within, found);
}

ArticleList Matcher::match_any_of(const std::vector<Query>& parts) {
  ArticleSet any(database_.get_lastdocid());
  for (const Query& part : parts) {
    if (part.get_type() == Query::LEAF_TERM) {
      each(part, [&](Xapian::docid article) { any.insert(article); });
    } else {
      ArticleList articles;
      match(part, nullptr, articles);
      for (const Xapian::docid article : articles) any.insert(article);
    }
  }
  return any.list();
}

ArticleList Matcher::match_without(const std::vector<Query>& parts, const ArticleList* within) {
  ArticleList articles;
  match(parts.front(), within, articles);
  for (std::size_t i = 1; i < parts.size() && !articles.empty(); ++i) {
    ArticleList unwanted;
    match(parts[i], &articles, unwanted);
    articles = in_first_only(articles, unwanted);
  }
  return articles;
}

void Matcher::ask_xapian(const Query& query, const ArticleList* within, ArticleList& found) {
  Query asked = query;
  if (within != nullptr) {
    // Xapian owns a released source and deletes it with the query.
    Xapian::PostingSource* known = (new ListSource(*within))->release();
    asked = Query(Query::OP_AND, Query(known), query);
  }
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(until(deadline_, asked));
  Collector collector(found);
  enquire.add_matchspy(&collector);
  static_cast<void>(enquire.get_mset(0, 1, database_.get_doccount()));
}

}  // namespace

std::uint64_t Matches::total() const {
  std::uint64_t sum = 0;
  for (const std::vector<Xapian::docid>& part : parts) sum += part.size();
  return sum;
}

QuestionLists lists_for_question(const Archive& archive, const std::vector<ScoringGroup>& groups) {
  std::unordered_set<std::string> again;
  for (const ScoringGroup& group : groups) again.insert(group.terms.begin(), group.terms.end());
  QuestionLists lists;
  for (const std::shared_ptr<const TermLists>& part : archive.lists)
    lists.emplace_back(*part, again);
  return lists;
}

Matches match_articles(const Archive& archive, const Xapian::Query& filter, Deadline deadline) {
  QuestionLists lists = lists_for_question(archive, {});
  return match_articles(archive, lists, filter, deadline);
}

Matches match_articles(const Archive& archive, QuestionLists& lists, const Xapian::Query& filter,
                       Deadline deadline) {
  Matches matches;
  for (std::size_t part = 0; part < archive.parts.size(); ++part) {
    ArticleList& found = matches.parts.emplace_back();
    try {
      Matcher(archive.parts[part], lists[part], deadline).match(filter, nullptr, found);
    } catch (const TimeLimitPassed&) {
      matches.complete = false;
    }
  }
  return matches;
}

}  // namespace byline
