// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/lists/region_lists.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "common/article/fields.hpp"
#include "common/index/schema.hpp"

namespace byline {

namespace {

using Positions = std::vector<Xapian::termpos>;

// The positions of a word before the end of a region that begins with the article.
class RegionPositions : public PositionReader {
 public:
  // `is_lead`: the region is the lead; else the title.
  RegionPositions(const TermLists& lists, const std::string& word, bool is_lead)
      : word_(lists.positions(word)),
        ends_(lists.positions(std::string(kRegionEnds))),
        is_lead_(is_lead) {}

  void read(Xapian::docid article, Positions& positions) override {
    const auto before = static_cast<std::ptrdiff_t>(positions.size());
    word_->read(article, positions);
    if (positions.size() == static_cast<std::size_t>(before)) return;
    const Xapian::termpos end = end_in(article);
    positions.erase(std::lower_bound(positions.begin() + before, positions.end(), end),
                    positions.end());
  }

 private:
  // One end stands for both.
  Xapian::termpos end_in(Xapian::docid article) {
    read_ends_.clear();
    ends_->read(article, read_ends_);
    if (read_ends_.empty()) return 0;
    return is_lead_ ? read_ends_.back() : read_ends_.front();
  }

  const std::unique_ptr<PositionReader> word_;
  const std::unique_ptr<PositionReader> ends_;
  const bool is_lead_;
  Positions read_ends_;
};

class RegionLists : public TermLists {
 public:
  explicit RegionLists(std::shared_ptr<const TermLists> lists) : lists_(std::move(lists)) {}

  [[nodiscard]] std::unique_ptr<PostingReader> postings() const override {
    return lists_->postings();
  }

  [[nodiscard]] std::unique_ptr<PositionReader> positions(const std::string& term) const override {
    for (const Field field : {Field::Title, Field::Lead}) {
      const std::string_view prefix = info(field).word_prefix;
      if (!term.starts_with(prefix) || term.size() == prefix.size()) continue;
      return std::make_unique<RegionPositions>(*lists_, term.substr(prefix.size()),
                                               field == Field::Lead);
    }
    return lists_->positions(term);
  }

  void each_term(Xapian::docid article, const TermSink& take) const override {
    lists_->each_term(article, take);
  }
  [[nodiscard]] Xapian::docid last_article() const override { return lists_->last_article(); }
  [[nodiscard]] ValueColumn read_column(Xapian::valueno slot) const override {
    return lists_->read_column(slot);
  }

 private:
  const std::shared_ptr<const TermLists> lists_;
};

}  // namespace

std::shared_ptr<const TermLists> with_regions(std::shared_ptr<const TermLists> lists) {
  return std::make_shared<RegionLists>(std::move(lists));
}

}  // namespace byline
