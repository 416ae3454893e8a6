// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/time_limit.hpp"

namespace byline {

namespace {

// A phrase test takes some microseconds: the clock is read every few milliseconds at most.
constexpr unsigned kLooksPerClock = 512;

// Agrees to every article; reads the clock now and then.
class ClockSource : public Xapian::PostingSource {
 public:
  explicit ClockSource(Deadline deadline) : deadline_(deadline) {}

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return articles_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return articles_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return articles_; }
  [[nodiscard]] bool at_end() const override { return docid_ > last_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return docid_; }
  [[nodiscard]] ClockSource* clone() const override { return new ClockSource(deadline_); }

  void init(const Xapian::Database& database) override {
    articles_ = database.get_doccount();
    last_ = database.get_lastdocid();
    docid_ = 0;
  }
  void next(double) override { move_to(docid_ + 1); }
  void skip_to(Xapian::docid docid, double) override { move_to(docid); }
  bool check(Xapian::docid docid, double) override {
    move_to(docid);
    return true;
  }

 private:
  void move_to(Xapian::docid docid) {
    if (docid > docid_) docid_ = docid;
    if (looks_++ % kLooksPerClock == 0 && has_passed(deadline_)) throw TimeLimitPassed{};
  }

  const Deadline deadline_;
  Xapian::doccount articles_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid docid_ = 0;
  unsigned looks_ = 0;
};

}  // namespace

Xapian::Query until(Deadline deadline, const Xapian::Query& query) {
  // Xapian owns a released source and deletes it with the query.
  Xapian::PostingSource* clock = (new ClockSource(deadline))->release();
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(clock)};
}

}  // namespace byline
