// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/lists/derived_lists.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "common/analysis/positions.hpp"
#include "common/analysis/tokenizer.hpp"
#include "common/article/fields.hpp"
#include "common/index/schema.hpp"
#include "common/index/value_dictionary.hpp"

namespace byline {

namespace {

using Positions = std::vector<Xapian::termpos>;
using Lists = std::shared_ptr<const TermLists>;

// Where title and lead of an article end.
class RegionEnds {
 public:
  RegionEnds(const TermLists& lists, Field region)
      : column_(*lists.column(kSlotRegions, lists.last_article())),
        is_lead_(region == Field::Lead) {}

  [[nodiscard]] Xapian::termpos of(Xapian::docid article) const {
    const Regions regions = unpack_regions(column_.value(article));
    return is_lead_ ? regions.lead_end : regions.title_end;
  }

 private:
  const ValueColumn& column_;
  const bool is_lead_;
};

// The positions of a word before the end of title or lead.
class RegionPositions : public PositionReader {
 public:
  RegionPositions(const TermLists& lists, const std::string& word, Field region)
      : word_(lists.positions(word)), ends_(lists, region) {}

  void read(Xapian::docid article, Positions& positions) override {
    const auto before = static_cast<std::ptrdiff_t>(positions.size());
    word_->read(article, positions);
    positions.erase(
        std::lower_bound(positions.begin() + before, positions.end(), ends_.of(article)),
        positions.end());
  }
  [[nodiscard]] Xapian::termpos first(Xapian::docid article) override {
    const Xapian::termpos first = word_->first(article);
    return first < ends_.of(article) ? first : 0;
  }

 private:
  const std::unique_ptr<PositionReader> word_;
  const RegionEnds ends_;
};

// The articles of a list, asked for in ascending order.
class Holders {
 public:
  Holders(const TermLists& lists, const std::string& term) : reader_(lists.postings()) {
    reader_->start(term);
  }

  [[nodiscard]] bool hold(Xapian::docid article) {
    for (;;) {
      while (at_ < block_.size() && block_[at_].article < article) ++at_;
      if (at_ < block_.size()) return block_[at_].article == article;
      if (is_done_ || !reader_->next(block_)) {
        is_done_ = true;
        return false;
      }
      at_ = 0;
    }
  }

 private:
  const std::unique_ptr<PostingReader> reader_;
  std::vector<Posting> block_;
  std::size_t at_ = 0;
  bool is_done_ = false;
};

class CapitalPositions : public PositionReader {
 public:
  CapitalPositions(const TermLists& lists, const std::string& term, const std::string& word)
      : own_(lists.positions(term)), word_(lists.positions(word)), holders_(lists, term) {}

  void read(Xapian::docid article, Positions& positions) override {
    const std::size_t before = positions.size();
    own_->read(article, positions);
    if (positions.size() == before && holders_.hold(article)) word_->read(article, positions);
  }
  [[nodiscard]] Xapian::termpos first(Xapian::docid article) override {
    const Xapian::termpos own = own_->first(article);
    if (own != 0) return own;
    return holders_.hold(article) ? word_->first(article) : 0;
  }

 private:
  const std::unique_ptr<PositionReader> own_;
  const std::unique_ptr<PositionReader> word_;
  Holders holders_;
};

// The positions of a word in an article's values of a field, each value a text of its own.
class NamePositions : public PositionReader {
 public:
  NamePositions(const TermLists& lists, std::shared_ptr<const std::vector<std::string>> values,
                const FieldInfo& field, std::string_view word)
      : column_(*lists.column(static_cast<Xapian::valueno>(field.slot), lists.last_article())),
        values_(std::move(values)),
        word_(word) {}

  void read(Xapian::docid article, Positions& positions) override {
    unpack_ordinals(column_.value(article), ordinals_);
    Xapian::termpos begin = 0;
    for (const std::uint32_t ordinal : ordinals_) {
      if (ordinal >= values_->size()) continue;
      const Places& places = places_in(ordinal);
      for (const Xapian::termpos place : places.of_word) positions.push_back(begin + place);
      begin += places.end + kParagraphGap;
    }
  }
  [[nodiscard]] Xapian::termpos first(Xapian::docid article) override {
    Positions positions;
    read(article, positions);
    return positions.empty() ? 0 : positions.front();
  }

 private:
  struct Places {
    Positions of_word;
    Xapian::termpos end = 0;
  };

  const Places& places_in(std::uint32_t ordinal) {
    const auto [known, is_new] = places_.try_emplace(ordinal);
    if (is_new) {
      PositionLayout layout;
      layout.next_text();
      for (const Token& token : tokenizer_.run((*values_)[ordinal])) {
        const Xapian::termpos position = layout.at(token.position);
        if (token.form == word_) known->second.of_word.push_back(position);
      }
      known->second.end = layout.end();
    }
    return known->second;
  }

  const ValueColumn& column_;
  const std::shared_ptr<const std::vector<std::string>> values_;
  const std::string word_;
  Tokenizer tokenizer_;
  std::unordered_map<std::uint32_t, Places> places_;  // by ordinal
  std::vector<std::uint32_t> ordinals_;
};

// A term of a field's words, as word_term() makes it.
struct FieldWord {
  const FieldInfo* field = nullptr;
  std::string word;
};

std::optional<FieldWord> field_word(const std::string& term) {
  // Only the longest prefix that fits is the term's: XOV is no word of XO.
  const FieldInfo* found = nullptr;
  std::size_t size = 0;
  const auto longest = [&](const FieldInfo& row, std::string_view prefix) {
    if (prefix.size() <= size || prefix.size() >= term.size() || !term.starts_with(prefix)) return;
    size = prefix.size();
    found = prefix == row.word_prefix ? &row : nullptr;
  };
  for (const FieldInfo& row : all_fields()) {
    longest(row, row.word_prefix);
    longest(row, row.value_prefix);
  }
  if (found == nullptr) return std::nullopt;
  return FieldWord{found, term.substr(size)};
}

// The articles whose lead holds a word; any other term's list as it is stored.
class DerivedPostings : public PostingReader {
 public:
  DerivedPostings(const TermLists& lists, std::unique_ptr<PostingReader> stored)
      : lists_(lists), stored_(std::move(stored)) {}

  void start(const std::string& term) override {
    in_lead_ = nullptr;
    if (const auto word = field_word(term); word && word->field->field == Field::Lead) {
      in_lead_ = std::make_unique<RegionPositions>(lists_, word->word, Field::Lead);
      stored_->start(word->word);
    } else {
      stored_->start(term);
    }
  }
  void start_lengths() override {
    in_lead_ = nullptr;
    stored_->start_lengths();
  }
  bool next(std::vector<Posting>& block) override {
    while (stored_->next(block)) {
      if (!in_lead_) return true;
      std::erase_if(block, [&](const Posting& one) { return in_lead_->first(one.article) == 0; });
      if (!block.empty()) return true;
    }
    return false;
  }

 private:
  const TermLists& lists_;
  const std::unique_ptr<PostingReader> stored_;
  std::unique_ptr<RegionPositions> in_lead_;  // of the word; null for a list that is stored
};

class DerivedLists : public TermLists {
 public:
  DerivedLists(Lists lists, Xapian::Database database)
      : lists_(std::move(lists)), database_(std::move(database)) {}

  [[nodiscard]] std::unique_ptr<PostingReader> postings() const override {
    return std::make_unique<DerivedPostings>(*this, lists_->postings());
  }

  [[nodiscard]] std::unique_ptr<PositionReader> positions(const std::string& term) const override {
    const std::optional<FieldWord> word = field_word(term);
    if (!word) return lists_->positions(term);
    const FieldInfo& field = *word->field;
    if (field.field == Field::Title || field.field == Field::Lead)
      return std::make_unique<RegionPositions>(*this, word->word, field.field);
    if (field.field == Field::Caps)
      return std::make_unique<CapitalPositions>(*lists_, term, word->word);
    if (field.slot < 0) return lists_->positions(term);
    return std::make_unique<NamePositions>(*this, values_of(field.field), field, word->word);
  }

  void each_term(Xapian::docid article, const TermSink& take) const override {
    lists_->each_term(article, take);
  }
  [[nodiscard]] Xapian::docid last_article() const override { return lists_->last_article(); }
  [[nodiscard]] ValueColumn read_column(Xapian::valueno slot) const override {
    return lists_->read_column(slot);
  }

 private:
  [[nodiscard]] std::shared_ptr<const std::vector<std::string>> values_of(Field field) const {
    std::shared_ptr<const std::vector<std::string>>& values = values_[field];
    if (!values)
      values = std::make_shared<const std::vector<std::string>>(read_values(database_, field));
    return values;
  }

  const Lists lists_;
  const Xapian::Database database_;
  mutable std::map<Field, std::shared_ptr<const std::vector<std::string>>> values_;
};

}  // namespace

std::shared_ptr<const TermLists> with_derived(std::shared_ptr<const TermLists> lists,
                                              const Xapian::Database& database) {
  return std::make_shared<DerivedLists>(std::move(lists), database);
}

}  // namespace byline
