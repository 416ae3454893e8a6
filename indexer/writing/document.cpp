// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/document.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "common/analysis/positions.hpp"
#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "common/index/story_index.hpp"
#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"

namespace byline {

namespace {

// Estimates of the memory that a document and Xapian's pending changes take together: nodes of two
// ordered maps a term, two position lists a posting.
constexpr std::size_t kBytesPerTerm = 400;
constexpr std::size_t kBytesPerPosting = 16;

constexpr std::size_t kLeadParagraphs = 2;

// Fields whose words are indexed under a prefix of their own.
constexpr std::array kNameFields{Field::Author, Field::Outlet, Field::Agency, Field::Section,
                                 Field::Tag};

// Most values need not be folded to see it: ASCII keeps its size.
bool is_missing(const std::string& value) {
  if (value.size() != kMissing.size() && is_ascii(value) && is_squeezed(value)) return false;
  return fold_value(value) == kMissing;
}

std::vector<std::string> present_values(const Article& article, Field field) {
  std::vector<std::string> values = values_of(article, field);
  std::erase_if(values, is_missing);
  return values;
}

// Adds the postings of one article to one document.
class Inverter {
 public:
  // `sketches`: what title and text are given to; null: nothing.
  Inverter(Tokenizer& tokenizer, FormCollector& forms, FormCollector& capitals,
           SketchBuilder* sketches, BuiltDocument& built)
      : tokenizer_(tokenizer),
        forms_(forms),
        capitals_(capitals),
        sketches_(sketches),
        built_(built) {}

  void title_and_text(Article& article) {
    PositionLayout layout;
    if (!article.title.empty()) {
      collect(article.title, layout, true);
      if (sketches_) sketches_->add_title(article.title, tokens_);
    }
    const std::uint32_t title_end = layout.end();
    std::uint32_t lead_end = title_end;
    std::size_t lead_left = kLeadParagraphs;
    for (std::size_t i = 0; i < article.paragraphs.size() && !cut_; ++i) {
      if (is_furniture(article, i)) continue;
      article.words += collect(article.paragraphs[i], layout);
      if (lead_left > 0) {
        --lead_left;
        lead_end = layout.end();
      }
      if (sketches_) sketches_->add_paragraph(article.paragraphs[i], tokens_);
      cut_ = article.words > kMaxIndexedWords;
    }
    forms_.lay_out(built_.terms.positions());
    const std::string_view title = info(Field::Title).word_prefix;
    for (const FormCollector::Form& form : forms_.forms()) {
      post({}, form, form.in_all, form.in_all);
      if (form.in_title > 0) built_.terms.add(title, forms_.bytes(form), form.in_title);
    }
    post_capitals();
    forms_.clear();
    built_.values.emplace_back(kSlotRegions, pack_regions({title_end, lead_end}));
  }

  void furniture(const Article& article) {
    PositionLayout layout;
    std::uint32_t words = 0;
    for (const std::uint32_t number : article.furniture) {
      words += collect(article.paragraphs[number], layout);
      if (words > kMaxIndexedWords) break;
    }
    forms_.lay_out(built_.terms.positions());
    for (const FormCollector::Form& form : forms_.forms()) {
      post(info(Field::Furniture).word_prefix, form, 0, form.in_all);
    }
    forms_.clear();
    capitals_.clear();
    for (const std::uint32_t number : article.furniture) {
      built_.terms.add(paragraph_term(built_.signs[number].key), {}, 0);
    }
  }

  void names(const Article& article) {
    for (const Field field : kNameFields) {
      PositionLayout layout;
      for (const std::string& value : present_values(article, field)) {
        collect(value, layout);
      }
      for (const FormCollector::Form& form : forms_.forms()) {
        built_.terms.add(info(field).word_prefix, forms_.bytes(form), form.in_all);
      }
      forms_.clear();
      capitals_.clear();
    }
  }

  void whole_values(const Article& article) {
    for (const FieldInfo& row : all_fields()) {
      if (row.value_prefix.empty() || row.field == Field::Story) continue;
      std::vector<std::string> values = present_values(article, row.field);
      if (values.empty()) {
        built_.terms.add(value_term(row.field, kMissing), {}, 0);
        continue;
      }
      for (const std::string& value : values) {
        built_.terms.add(value_term(row.field, value), {}, 0);
      }
      if (row.slot >= 0) built_.facets.emplace_back(row.field, std::move(values));
    }
  }

  [[nodiscard]] bool cut() const { return cut_; }

 private:
  // Gathers the forms of a text; returns the text's length in words.
  std::uint32_t collect(std::string_view text, PositionLayout& layout, bool is_title = false) {
    layout.next_text();
    tokens_ = tokenizer_.run(text);
    for (const Token& token : tokens_) {
      const Xapian::termpos position = layout.at(token.position);
      if (token.form.empty() || token.position > kMaxIndexedWords) continue;
      forms_.add(token.form, position, is_title);
      if (token.capitals) capitals_.add(token.form, position, is_title);
      if (!token.spelling.empty()) built_.spellings.emplace_back(token.form, token.spelling);
    }
    return tokenizer_.words();
  }

  // Words that are counted under their plain form already. Most stand in capitals wherever they
  // stand in the article: their positions are the plain form's.
  void post_capitals() {
    const std::string_view prefix = info(Field::Caps).word_prefix;
    capitals_.lay_out(built_.terms.positions());
    for (const FormCollector::Form& form : capitals_.forms()) {
      const std::string_view bytes = capitals_.bytes(form);
      const bool is_always = forms_.find(bytes)->in_all == form.in_all;
      built_.terms.add(prefix, bytes, 0, form.first_position, is_always ? 0 : form.in_all);
    }
    capitals_.clear();
  }

  void post(std::string_view prefix, const FormCollector::Form& form, std::uint32_t wdf,
            std::uint32_t positions) {
    built_.terms.add(prefix, forms_.bytes(form), wdf, form.first_position, positions);
  }

  Tokenizer& tokenizer_;
  FormCollector& forms_;
  FormCollector& capitals_;
  SketchBuilder* const sketches_;
  BuiltDocument& built_;
  std::span<const Token> tokens_;  // of the last text
  bool cut_ = false;
};

void add_slots(BuiltDocument& built, const Article& article) {
  if (article.date.is_known()) {
    built.values.emplace_back(kSlotFirstDay, pack_day(article.date.first_day()));
    built.values.emplace_back(kSlotLastDay, pack_day(article.date.last_day()));
  }
  built.values.emplace_back(kSlotWords, pack_number(article.words));
}

}  // namespace

void DocumentBuilder::mark_furniture(Article& article, BuiltDocument& built) const {
  article.furniture.clear();
  if (settings_.furniture == nullptr) return;
  built.signs = paragraph_signs(article);
  static_cast<void>(settings_.furniture->mark(built.signs));
  for (std::uint32_t i = 0; i < built.signs.size(); ++i) {
    if (built.signs[i].is_furniture) article.furniture.push_back(i);
  }
}

BuiltDocument DocumentBuilder::build(Article& article, const std::string& key, const Hash128& raw,
                                     bool& cut) {
  BuiltDocument built;
  article.words = 0;
  mark_furniture(article, built);
  Inverter inverter(tokenizer_, forms_, capitals_, settings_.stories ? &sketches_ : nullptr, built);
  inverter.title_and_text(article);
  inverter.furniture(article);
  inverter.names(article);
  inverter.whole_values(article);
  built.terms.add(kKeyPrefix, key, 0);
  if (settings_.stories) {
    const auto site = static_cast<std::uint32_t>(site_key(article).value_or(0));
    built.sketch = encode_sketch(sketches_.take(story_name(key), site));
  }
  built.terms.add(raw_term(raw), {}, 0);
  for (const std::string& term : date_terms(article.date)) built.terms.add(term, {}, 0);
  built.terms.sort();
  built.terms.drop_positions_without_words();
  add_slots(built, article);
  built.data =
      encode_record({article, raw}, settings_.dictionary ? settings_.dictionary->get() : nullptr);
  built.cost = built.terms.terms().size() * kBytesPerTerm +
               built.terms.positions().size() * kBytesPerPosting + built.data.size() +
               built.sketch.size() + built.signs.size() * sizeof(ParagraphSign);
  cut = inverter.cut();
  return built;
}

Xapian::Document xapian_document(const BuiltDocument& built) {
  Xapian::Document document;
  std::string bytes;
  for (const DocumentTerms::Term& term : built.terms.terms()) {
    bytes = built.terms.bytes(term);
    document.add_term(bytes, term.wdf);
    for (const std::uint32_t position : built.terms.positions(term)) {
      document.add_posting(bytes, position, 0);
    }
  }
  for (const auto& [slot, value] : built.values) document.add_value(slot, value);
  document.set_data(built.data);
  return document;
}

KnownFurniture::Keys furniture_in(const Xapian::Database& database) {
  KnownFurniture::Keys keys;
  const std::string prefix(kParagraphPrefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string text = *term;
    std::uint64_t key = 0;
    std::from_chars(text.data() + prefix.size(), text.data() + text.size(), key, 16);
    keys.insert(key);
  }
  return keys;
}

bool is_raw_term(std::string_view term) {
  return term.starts_with(kRawPrefix) && term.size() == kRawPrefix.size() + kShortTextSize;
}

std::vector<std::string> raw_terms_of(const Xapian::Document& document) {
  std::vector<std::string> terms;
  Xapian::TermIterator term = document.termlist_begin();
  for (term.skip_to(std::string(kRawPrefix));
       term != document.termlist_end() && (*term).starts_with(kRawPrefix); ++term) {
    if (is_raw_term(*term)) terms.push_back(*term);
  }
  return terms;
}

}  // namespace byline
