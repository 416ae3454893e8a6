// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/term_query.hpp"

#include <string>
#include <utility>
#include <vector>

namespace byline {

namespace {

using Xapian::Query;

// A term's list as it stands, which the matcher cannot take for anything else.
class ListSource : public Xapian::PostingSource {
 public:
  explicit ListSource(std::string term) : term_(std::move(term)) {}

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return articles_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return articles_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return articles_; }
  [[nodiscard]] bool at_end() const override { return posting_ == Xapian::PostingIterator(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return *posting_; }
  [[nodiscard]] ListSource* clone() const override { return new ListSource(term_); }

  void init(const Xapian::Database& database) override {
    articles_ = database.get_termfreq(term_);
    posting_ = database.postlist_begin(term_);
    has_begun_ = false;
  }
  void next(double) override {
    if (std::exchange(has_begun_, true)) ++posting_;
  }
  void skip_to(Xapian::docid article, double) override {
    has_begun_ = true;
    if (!at_end()) posting_.skip_to(article);
  }

 private:
  const std::string term_;
  Xapian::doccount articles_ = 0;
  Xapian::PostingIterator posting_;
  bool has_begun_ = false;
};

}  // namespace

Query holding_any(const TermSet& terms, const Vocabulary& vocabulary) {
  std::vector<Query> parts;
  for (const std::string& term : terms) {
    switch (vocabulary.coverage(term)) {
      case Coverage::Partial:
        parts.emplace_back(term);
        break;
      case Coverage::OfOneIndex:
        // Xapian owns a released source and deletes it with the query.
        parts.emplace_back((new ListSource(term))->release());
        break;
      case Coverage::OfAll:
        return Query::MatchAll;
    }
  }
  return Query(Query::OP_OR, parts.begin(), parts.end());
}

}  // namespace byline
