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
#include "common/index/packed_bytes.hpp"
#include "common/index/schema.hpp"
#include "common/index/value_dictionary.hpp"

namespace byline {

namespace {

using Positions = std::vector<Xapian::termpos>;
using Lists = std::shared_ptr<const TermLists>;

// The values of articles in a slot, which is read as a whole when many are asked for.
class SlotValues {
 public:
  SlotValues(const TermLists& lists, const Xapian::Database& database, Xapian::valueno slot)
      : lists_(lists), database_(database), slot_(slot) {}

  // Valid until the next one is asked for.
  [[nodiscard]] std::string_view of(Xapian::docid article) {
    if (column_ == nullptr) column_ = lists_.column(slot_, 1);
    if (column_ != nullptr) return column_->value(article);
    read_ = database_.get_document(article, Xapian::DOC_ASSUME_VALID).get_value(slot_);
    return read_;
  }

 private:
  const TermLists& lists_;
  const Xapian::Database& database_;
  const Xapian::valueno slot_;
  const ValueColumn* column_ = nullptr;
  std::string read_;
};

// The positions of a word before the end of title or lead.
class RegionPositions : public PositionReader {
 public:
  RegionPositions(const TermLists& lists, const Xapian::Database& database, const std::string& word,
                  Field region)
      : word_(lists.positions(word)),
        regions_(lists, database, kSlotRegions),
        is_lead_(region == Field::Lead) {}

  void read(Xapian::docid article, Positions& positions) override {
    const auto before = static_cast<std::ptrdiff_t>(positions.size());
    word_->read(article, positions);
    if (positions.size() == static_cast<std::size_t>(before)) return;
    positions.erase(std::lower_bound(positions.begin() + before, positions.end(), end_in(article)),
                    positions.end());
  }
  [[nodiscard]] Xapian::termpos first(Xapian::docid article) override {
    const Xapian::termpos first = word_->first(article);
    return first != 0 && first < end_in(article) ? first : 0;
  }

 private:
  [[nodiscard]] Xapian::termpos end_in(Xapian::docid article) {
    const Regions regions = unpack_regions(regions_.of(article));
    return is_lead_ ? regions.lead_end : regions.title_end;
  }

  const std::unique_ptr<PositionReader> word_;
  SlotValues regions_;
  const bool is_lead_;
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

// The words of a field's values, each value a text of its own. Values are read when they are asked
// for, and some of them kept.
class FieldTexts {
 public:
  struct Text {
    std::vector<std::pair<std::string, Xapian::termpos>> words;
    Xapian::termpos end = 0;
  };

  explicit FieldTexts(std::vector<std::string> values) : values_(std::move(values)) {}

  // Valid until the next one is asked for.
  [[nodiscard]] const Text& of(std::uint32_t ordinal) {
    if (ordinal >= values_.size()) throw_damaged("values of an article");
    const auto [known, is_new] = texts_.try_emplace(ordinal);
    if (!is_new) return known->second;
    Text text = read(values_[ordinal]);
    kept_words_ += text.words.size();
    if (kept_words_ > kMostWords) {
      texts_.clear();
      kept_words_ = text.words.size();
    }
    return texts_[ordinal] = std::move(text);
  }

 private:
  static constexpr std::size_t kMostWords = 200'000;  // some 10 MB

  Text read(const std::string& value) {
    Text text;
    PositionLayout layout;
    layout.next_text();
    for (const Token& token : tokenizer_.run(value)) {
      const Xapian::termpos position = layout.at(token.position);
      text.words.emplace_back(token.form, position);
    }
    text.end = layout.end();
    return text;
  }

  const std::vector<std::string> values_;
  std::unordered_map<std::uint32_t, Text> texts_;  // by ordinal
  std::size_t kept_words_ = 0;
  Tokenizer tokenizer_;
};

// The positions of a word in an article's values of a field.
class NamePositions : public PositionReader {
 public:
  NamePositions(const TermLists& lists, const Xapian::Database& database,
                std::shared_ptr<FieldTexts> texts, const FieldInfo& field, const std::string& term)
      : holders_(lists, term),
        slot_(lists, database, static_cast<Xapian::valueno>(field.slot)),
        texts_(std::move(texts)),
        word_(term.substr(field.word_prefix.size())) {}

  void read(Xapian::docid article, Positions& positions) override {
    if (!holders_.hold(article)) return;
    unpack_ordinals(slot_.of(article), ordinals_);
    Xapian::termpos begin = 0;
    for (const std::uint32_t ordinal : ordinals_) {
      const FieldTexts::Text& text = texts_->of(ordinal);
      for (const auto& [word, position] : text.words)
        if (word == word_) positions.push_back(begin + position);
      begin += text.end + kParagraphGap;
    }
  }
  [[nodiscard]] Xapian::termpos first(Xapian::docid article) override {
    Positions positions;
    read(article, positions);
    return positions.empty() ? 0 : positions.front();
  }

 private:
  Holders holders_;
  SlotValues slot_;
  const std::shared_ptr<FieldTexts> texts_;
  const std::string word_;
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
  DerivedPostings(const TermLists& lists, const Xapian::Database& database,
                  std::unique_ptr<PostingReader> stored)
      : lists_(lists), database_(database), stored_(std::move(stored)) {}

  void start(const std::string& term) override {
    in_lead_ = nullptr;
    if (const auto word = field_word(term); word && word->field->field == Field::Lead) {
      in_lead_ = std::make_unique<RegionPositions>(lists_, database_, word->word, Field::Lead);
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
  const Xapian::Database& database_;
  const std::unique_ptr<PostingReader> stored_;
  std::unique_ptr<RegionPositions> in_lead_;  // of the word; null for a list that is stored
};

class DerivedLists : public TermLists {
 public:
  DerivedLists(Lists lists, Xapian::Database database)
      : lists_(std::move(lists)), database_(std::move(database)) {}

  [[nodiscard]] std::unique_ptr<PostingReader> postings() const override {
    return std::make_unique<DerivedPostings>(*this, database_, lists_->postings());
  }

  [[nodiscard]] std::unique_ptr<PositionReader> positions(const std::string& term) const override {
    const std::optional<FieldWord> word = field_word(term);
    if (!word) return lists_->positions(term);
    const FieldInfo& field = *word->field;
    if (field.field == Field::Title || field.field == Field::Lead)
      return std::make_unique<RegionPositions>(*this, database_, word->word, field.field);
    if (field.field == Field::Caps)
      return std::make_unique<CapitalPositions>(*lists_, term, word->word);
    if (field.slot < 0) return lists_->positions(term);
    return std::make_unique<NamePositions>(*this, database_, texts_of(field.field), field, term);
  }

  void each_term(Xapian::docid article, const TermSink& take) const override {
    lists_->each_term(article, take);
  }
  [[nodiscard]] Xapian::docid last_article() const override { return lists_->last_article(); }
  [[nodiscard]] ValueColumn read_column(Xapian::valueno slot) const override {
    return lists_->read_column(slot);
  }

 private:
  [[nodiscard]] std::shared_ptr<FieldTexts> texts_of(Field field) const {
    std::shared_ptr<FieldTexts>& texts = texts_[field];
    if (!texts) texts = std::make_shared<FieldTexts>(read_values(database_, field));
    return texts;
  }

  const Lists lists_;
  const Xapian::Database database_;
  mutable std::map<Field, std::shared_ptr<FieldTexts>> texts_;
};

}  // namespace

std::shared_ptr<const TermLists> with_derived(std::shared_ptr<const TermLists> lists,
                                              const Xapian::Database& database) {
  return std::make_shared<DerivedLists>(std::move(lists), database);
}

}  // namespace byline
