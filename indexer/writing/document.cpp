// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/document.hpp"

#include <algorithm>
#include <array>

#include "common/analysis/positions.hpp"
#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "common/text/fold.hpp"

namespace byline {

namespace {

// Estimates of the memory that a document and Xapian's pending changes take together: nodes of two
// ordered maps a term, two position lists a posting.
constexpr std::size_t kBytesPerTerm = 400;
constexpr std::size_t kBytesPerPosting = 16;

// Fields whose words are indexed under a prefix of their own.
constexpr std::array kNameFields{Field::Author, Field::Outlet, Field::Agency, Field::Section,
                                 Field::Tag};

bool is_missing(const std::string& value) {
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
  Inverter(Tokenizer& tokenizer, BuiltDocument& built) : tokenizer_(tokenizer), built_(built) {}

  void title_and_text(Article& article) {
    PositionLayout layout;
    const std::string_view title_prefix = info(Field::Title).word_prefix;
    const std::string_view lead_prefix = info(Field::Lead).word_prefix;
    if (!article.title.empty()) {
      each_word(article.title, layout, [&](const std::string& form, Xapian::termpos position) {
        post({}, form, position, 1);
        post(title_prefix, form, position, 1);
        post(lead_prefix, form, position, 0);
      });
    }
    for (std::size_t i = 0; i < article.paragraphs.size() && !cut_; ++i) {
      const bool in_lead = i < 2;
      article.words += each_word(article.paragraphs[i], layout,
                                 [&](const std::string& form, Xapian::termpos at) {
                                   post({}, form, at, 1);
                                   if (in_lead) post(lead_prefix, form, at, 0);
                                 });
      cut_ = article.words > kMaxIndexedWords;
    }
  }

  void names(const Article& article) {
    for (const Field field : kNameFields) {
      PositionLayout layout;
      for (const std::string& value : present_values(article, field)) {
        each_word(value, layout, [&](const std::string& form, Xapian::termpos position) {
          post(info(field).word_prefix, form, position, 1);
        });
      }
    }
  }

  void whole_values(const Article& article) {
    for (const FieldInfo& row : all_fields()) {
      if (row.value_prefix.empty()) continue;
      std::vector<std::string> values = present_values(article, row.field);
      if (values.empty()) {
        boolean(value_term(row.field, kMissing));
        continue;
      }
      for (const std::string& value : values) boolean(value_term(row.field, value));
      if (row.slot >= 0) built_.facets.emplace_back(row.field, std::move(values));
    }
  }

  void boolean(const std::string& term) {
    built_.document.add_boolean_term(term);
    built_.cost += kBytesPerTerm;
  }

  [[nodiscard]] bool cut() const { return cut_; }

 private:
  // Calls `take(form, position)` for every form of the text; returns the text's length in words.
  template <class Take>
  std::uint32_t each_word(std::string_view text, PositionLayout& layout, const Take& take) {
    layout.next_text();
    for (const Token& token : tokenizer_.run(text)) {
      const Xapian::termpos position = layout.at(token.position);
      if (token.form.empty() || token.position > kMaxIndexedWords) continue;
      form_ = token.form;
      take(form_, position);
      if (!token.spelling.empty()) built_.spellings.emplace_back(form_, token.spelling);
    }
    return tokenizer_.words();
  }

  void post(std::string_view prefix, const std::string& form, Xapian::termpos position,
            Xapian::termcount occurrences) {
    built_.document.add_posting(word_term(prefix, form), position, occurrences);
    built_.cost += kBytesPerPosting;
  }

  Tokenizer& tokenizer_;
  BuiltDocument& built_;
  std::string form_;
  bool cut_ = false;
};

void add_slots(Xapian::Document& document, const Article& article) {
  if (article.date.is_known()) {
    document.add_value(kSlotFirstDay, pack_day(article.date.first_day()));
    document.add_value(kSlotLastDay, pack_day(article.date.last_day()));
  }
  document.add_value(kSlotWords, pack_number(article.words));
}

}  // namespace

BuiltDocument DocumentBuilder::build(Article& article, const std::string& key, const Hash128& raw,
                                     bool& cut) {
  BuiltDocument built;
  article.words = 0;
  Inverter inverter(tokenizer_, built);
  inverter.title_and_text(article);
  inverter.names(article);
  inverter.whole_values(article);
  inverter.boolean(std::string(kKeyPrefix) + key);
  inverter.boolean(raw_term(raw));
  add_slots(built.document, article);
  built.document.set_data(encode_record({article, raw}));
  built.cost += built.document.termlist_count() * kBytesPerTerm + built.document.get_data().size();
  cut = inverter.cut();
  return built;
}

void add_raw_terms(const Xapian::Document& from, Xapian::Document& to) {
  Xapian::TermIterator term = from.termlist_begin();
  for (term.skip_to(std::string(kRawPrefix));
       term != from.termlist_end() && (*term).starts_with(kRawPrefix); ++term) {
    to.add_boolean_term(*term);
  }
}

}  // namespace byline
