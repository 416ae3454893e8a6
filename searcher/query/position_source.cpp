// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/position_source.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

namespace byline {

namespace {

using Mentions = std::vector<Mention>;
using Test = std::function<bool(const std::vector<Mentions>& sides)>;

constexpr unsigned kTestsPerClock = 64;

// Whether one of `left` is followed by one of `right` at most `distance` positions on.
bool is_followed(const Mentions& left, const Mentions& right, std::uint32_t distance) {
  return std::any_of(left.begin(), left.end(), [&](const Mention& one) {
    const auto next = std::lower_bound(
        right.begin(), right.end(), one.end,
        [](const Mention& other, Xapian::termpos end) { return other.begin < end; });
    return next != right.end() && next->begin - (one.end - 1) <= distance;
  });
}

// The most mentions of which no two overlap.
std::size_t count_apart(Mentions mentions) {
  std::sort(mentions.begin(), mentions.end(),
            [](const Mention& a, const Mention& b) { return a.end < b.end; });
  std::size_t count = 0;
  Xapian::termpos free = 0;
  for (const Mention& mention : mentions) {
    if (mention.begin < free) continue;
    ++count;
    free = mention.end;
  }
  return count;
}

// The articles whose mentions pass the test, of those that Xapian asks about.
class PositionSource : public Xapian::PostingSource {
 public:
  PositionSource(std::vector<PositionSide> sides, Test test, KnownLists known, Deadline deadline)
      : sides_(std::move(sides)),
        test_(std::move(test)),
        known_(std::move(known)),
        deadline_(deadline) {}

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  // As if every article passed, so that Xapian asks everything else first.
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return articles_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return articles_; }
  [[nodiscard]] bool at_end() const override { return docid_ > last_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return docid_; }
  [[nodiscard]] PositionSource* clone() const override {
    return new PositionSource(sides_, test_, known_, deadline_);
  }

  void init(const Xapian::Database& database) override {
    articles_ = database.get_doccount();
    last_ = database.get_lastdocid();
    docid_ = 0;
    readers_.clear();
    lists_ = known_.of(database);
    for (const PositionSide& side : sides_) readers_.emplace_back(*lists_, side);
    mentions_.resize(sides_.size());
  }
  void next(double) override { move_to(docid_ + 1); }
  void skip_to(Xapian::docid article, double) override {
    if (article > docid_) move_to(article);
  }
  bool check(Xapian::docid article, double) override {
    if (article <= docid_) return true;
    docid_ = article;
    return passes();
  }

 private:
  void move_to(Xapian::docid article) {
    for (docid_ = article; docid_ <= last_ && !passes(); ++docid_) {
    }
  }

  bool passes() {
    if (looks_++ % kTestsPerClock == 0 && has_passed(deadline_)) throw TimeLimitPassed{};
    for (std::size_t i = 0; i < readers_.size(); ++i) {
      mentions_[i] = readers_[i].read(docid_);
      if (mentions_[i].empty()) return false;
    }
    return test_(mentions_);
  }

  const std::vector<PositionSide> sides_;
  const Test test_;
  const KnownLists known_;
  const Deadline deadline_;
  std::shared_ptr<const TermLists> lists_;
  Xapian::doccount articles_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid docid_ = 0;
  unsigned looks_ = 0;
  std::vector<MentionReader> readers_;
  std::vector<Mentions> mentions_;
};

Xapian::Query filtered(const Xapian::Query& articles, PositionSource* source) {
  // Xapian owns a released source and deletes it with the query.
  return {Xapian::Query::OP_FILTER, articles, Xapian::Query(source->release())};
}

}  // namespace

Xapian::Query near_query(const NearNode& near, const PositionSide& left, const PositionSide& right,
                         const KnownLists& lists, Deadline deadline) {
  if (left.articles.empty() || right.articles.empty()) return {};
  const bool is_same = near.order == NearNode::Order::SameParagraph;
  const std::uint32_t distance = is_same ? kMaxDistance : near.distance;
  const bool is_given = near.order == NearNode::Order::Given;
  const Test test = [distance, is_given](const std::vector<Mentions>& sides) {
    return is_followed(sides[0], sides[1], distance) ||
           (!is_given && is_followed(sides[1], sides[0], distance));
  };
  const Xapian::Query both(Xapian::Query::OP_AND, left.articles, right.articles);
  return filtered(both, new PositionSource({left, right}, test, lists, deadline));
}

Xapian::Query mentions_query(std::uint32_t times, const PositionSide& side, const KnownLists& lists,
                             Deadline deadline) {
  if (side.articles.empty()) return {};
  if (times == 1 && side.phrases.empty()) return side.articles;
  const Test test = [times](const std::vector<Mentions>& sides) {
    return count_apart(sides[0]) >= times;
  };
  return filtered(side.articles, new PositionSource({side}, test, lists, deadline));
}

}  // namespace byline
