// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compiler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "common/base/error.hpp"
#include "common/index/schema.hpp"
#include "searcher/query/combining.hpp"
#include "searcher/query/date_query.hpp"
#include "searcher/query/meaning.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/position_source.hpp"
#include "searcher/query/scoring.hpp"
#include "searcher/query/tree_walk.hpp"
#include "searcher/query/value_query.hpp"
#include "searcher/query/word_forms.hpp"

namespace byline {

namespace {

using Xapian::Query;

// Of all words together: Xapian opens a list for each, 16 to 32 KiB and some microseconds that
// nothing can interrupt.
constexpr std::size_t kMaxFormsOfQuery = 4000;
constexpr std::size_t kMaxPositions = 4 * kMaxPhraseWords;  // of a phrase: units have parts
constexpr std::size_t kNamesOffered = 5;
constexpr std::uint64_t kRareArticles = 10;  // that hold any form of a word that may be a slip
constexpr std::size_t kRareForms = 3;

// A part of the tree: as asked, and with dates that only may match.
struct Built {
  Query strict;
  Query wide;
};

Built same(const Query& query) {
  return {query, query};
}

bool scores_in(const std::optional<Field>& field) {
  return !field || is_of_the_text(*field);
}

TermSet terms_of(std::string_view prefix, const std::vector<std::string>& forms) {
  TermSet terms;
  for (const std::string& form : forms) terms.insert(word_term(prefix, form));
  return terms;
}

bool is_held(Vocabulary& vocabulary, const WholeValueNode& value) {
  const std::vector<std::string> terms = vocabulary.value_terms(value.field, value.value);
  return std::any_of(terms.begin(), terms.end(), [&vocabulary](const std::string& term) {
    return vocabulary.frequency(term) > 0;
  });
}

std::size_t forms_a_word(const Node& root) {
  const std::size_t words = std::max<std::size_t>(count_words(root), 1);
  return std::clamp<std::size_t>(kMaxFormsOfQuery / words, 1, kMaxForms);
}

// Leaves each note once.
void drop_repeats(std::vector<Note>& notes) {
  std::set<std::string> known;
  std::erase_if(notes, [&known](const Note& note) { return !known.insert(note.message).second; });
}

class Compiler {
 public:
  // `forms`: that each word may have.
  Compiler(Vocabulary& vocabulary, const KnownLists& lists, Deadline deadline, std::size_t forms)
      : vocabulary_(vocabulary),
        lists_(lists),
        deadline_(deadline),
        words_(vocabulary, deadline, forms) {}

  CompiledQuery run(const Node& root) {
    const Built built = build(root);
    compiled_.filter = built.strict;
    if (!perhaps_.empty()) {
      // What is added has one of these dates, and they are few.
      const Query wide(Query::OP_FILTER, built.wide, combine(Query::OP_OR, perhaps_));
      compiled_.only_wide = without(wide, {built.strict});
    }
    compiled_.scoring = scoring_.groups();
    compiled_.pairs = scoring_.pairs();
    drop_repeats(compiled_.notes);
    return std::move(compiled_);
  }

 private:
  Built build(const Node& node);
  Built build_value(const AllNode&) { return explained("every article", everything()); }
  Built build_value(const WordNode& word);
  Built build_value(const PhraseNode& phrase);
  Built build_value(const WholeValueNode& value);
  Built build_value(const DateNode& date);
  Built build_value(const AddedNode& added);
  Built build_value(const NumberNode& number);
  Built build_value(const AndNode& list);
  Built build_value(const OrNode& list);
  Built build_value(const NotNode& negation);
  Built build_value(const NearNode& near);
  Built build_value(const AtLeastNode& counted);

  Built build_phrase(const ReadWords& read, const WordNode& word);
  // Builds a side of an operator that looks at positions.
  [[nodiscard]] PositionSide build_side(const Node& node);
  [[nodiscard]] Forms held_in_leads(Forms forms);
  // Notes that not all of what `text` stands for is asked.
  void note_cut(const std::string& text, const Forms& forms, std::string_view what);
  void note_word(const WordNode& word, const ReadWord& read, const Forms& forms);
  void note_rare(const WordNode& word, const ReadWord& read, const Forms& forms);
  void note_split(const WordNode& word, const ReadWords& read);
  void score(const std::optional<Field>& field, const std::string& form,
             const std::vector<std::string>& forms);
  void highlight(const std::optional<Field>& field, std::vector<std::vector<std::string>> words);
  void check_field(const std::optional<Field>& field) const;

  // Fills in the clause that build() began.
  Built explained(std::string meaning, const Query& query) {
    compiled_.clauses[clause_].meaning = std::move(meaning);
    return same(query);
  }

  Vocabulary& vocabulary_;
  const KnownLists& lists_;
  const Deadline deadline_;
  WordForms words_;
  Scoring scoring_;
  CompiledQuery compiled_;
  PositionSide* side_ = nullptr;  // what the words and phrases being built belong to, if any
  std::size_t clause_ = 0;        // the one being built
  int depth_ = 0;
  bool is_positive_ = true;
  std::vector<std::pair<std::shared_ptr<const TermLists>, std::unique_ptr<PostingReader>>>
      leads_;  // of each database, to read which articles have a word in their lead
  std::vector<Query> perhaps_;  // articles whose dates only may match
};

Built Compiler::build(const Node& node) {
  check_deadline(deadline_);
  const std::size_t clause = compiled_.clauses.size();
  compiled_.clauses.push_back(clause_of(node, depth_));
  const std::size_t outer = std::exchange(clause_, clause);
  ++depth_;
  Built built = std::visit([this](const auto& value) { return build_value(value); }, node.value);
  --depth_;
  compiled_.clauses[clause].query = built.strict;
  clause_ = outer;
  return built;
}

void Compiler::check_field(const std::optional<Field>& field) const {
  if (field) vocabulary_.require_kept(*field);
}

// ---- words and phrases ---------------------------------------------------------------------

Built Compiler::build_value(const WordNode& word) {
  check_field(word.field);
  const ReadWords read = words_.read(word);
  if (read.words.size() > 1) return build_phrase(read, word);
  const ReadWord only = read.words.empty() ? ReadWord{} : read.words.front();
  const bool is_of_lead = word.field == Field::Lead;
  const Forms& found = words_.of(word, only);
  const Forms in_lead = is_of_lead ? held_in_leads(found) : Forms{};
  const Forms& forms = is_of_lead ? in_lead : found;
  note_word(word, only, forms);
  score(word.field, only.form, forms.forms);
  highlight(word.field, {forms.forms});
  const TermSet terms = terms_of(prefix_of(word.field), forms.forms);
  if (side_ != nullptr) {
    for (const std::string& form : forms.forms)
      side_->words[words_.width_of(form)].insert(word_term(prefix_of(word.field), form));
  }
  compiled_.clauses[clause_].found = forms;
  return explained(meaning_of(word, forms), any_of(terms));
}

Built Compiler::build_value(const PhraseNode& phrase) {
  check_field(phrase.field);
  std::string text;
  for (const std::string& word : phrase.words) text += (text.empty() ? "" : " ") + word;
  const ReadWords read = words_.read(text);
  return build_phrase(read, WordNode{text, WordMatch::Exact, phrase.field});
}

// Words in a row, each exact; the last of a word with a * may go on.
Built Compiler::build_phrase(const ReadWords& read, const WordNode& word) {
  if (read.positions.size() > kMaxPositions) {
    throw Error{ExitCode::Usage,
                fmt::format("cannot search: '{}': a phrase may have {} words at most",
                            read.words.front().form + "...", kMaxPhraseWords),
                "search for a shorter part of it"};
  }
  note_split(word, read);
  const std::string_view prefix = prefix_of(word.field);
  std::vector<std::vector<std::string>> words;
  for (const ReadWord& one : read.words) {
    const bool goes_on = word.match == WordMatch::Prefix && &one == &read.words.back();
    Forms forms = goes_on ? words_.going_on(word, one)
                          : vocabulary_.exact(stored_prefix_of(word.field), one.form);
    if (word.field == Field::Lead) forms = held_in_leads(std::move(forms));
    note_word({one.form, goes_on ? WordMatch::Prefix : WordMatch::Exact, word.field}, one, forms);
    score(word.field, one.form, forms.forms);
    words.push_back(forms.forms);
  }
  std::vector<TermSet> places;
  for (const std::string& form : read.positions)
    places.push_back(form.empty() ? TermSet{} : TermSet{word_term(prefix, form)});
  if (word.match == WordMatch::Prefix && !places.empty()) {
    places.resize(read.last + 1);
    places.back() = terms_of(prefix, words.back());
  }
  highlight(word.field, std::move(words));
  const bool is_lost =
      std::any_of(places.begin(), places.end(), [](const TermSet& place) { return place.empty(); });
  const std::string meaning = phrase_meaning(read.words.size(), word.field);
  if (is_lost || places.empty()) return explained(meaning, Query());
  std::vector<Query> parts;
  parts.reserve(places.size());
  for (const TermSet& place : places) parts.push_back(any_of(place));
  PositionSide alone;
  alone.articles = combine(Query::OP_AND, parts);
  compiled_.clauses[clause_].positions = alone.articles;
  if (side_ != nullptr) side_->phrases.push_back(places);
  alone.phrases.push_back(std::move(places));
  return explained(meaning, mentions_query(1, alone, lists_, deadline_));
}

// Forms of words of the text that some lead holds. Many are not looked at: it would cost more than
// leaving some out saves.
Forms Compiler::held_in_leads(Forms forms) {
  constexpr std::size_t kFew = 20;
  if (forms.forms.size() > kFew) return forms;
  if (leads_.empty()) {
    for (const Xapian::Database& database : vocabulary_.databases()) {
      const std::shared_ptr<const TermLists> lists = lists_.of(database);
      leads_.emplace_back(lists, lists->postings());
    }
  }
  std::vector<Posting> block;
  forms.found -= std::erase_if(forms.forms, [&](const std::string& form) {
    return std::none_of(leads_.begin(), leads_.end(), [&](const auto& lead) {
      lead.second->start(word_term(prefix_of(Field::Lead), form));
      return lead.second->next(block);
    });
  });
  return forms;
}

void Compiler::note_cut(const std::string& text, const Forms& forms, std::string_view what) {
  if (forms.found <= forms.forms.size()) return;
  compiled_.notes.push_back({"forms-cut",
                             fmt::format("'{}' stands for {} {}; the {} most frequent are used",
                                         text, forms.found, what, forms.forms.size()),
                             text, ""});
}

void Compiler::note_word(const WordNode& word, const ReadWord& read, const Forms& forms) {
  note_cut(wildcard_text(word), forms, "words");
  if (!is_positive_) return;
  if (!forms.forms.empty()) return note_rare(word, read, forms);
  const bool has_wildcard = word.match == WordMatch::Prefix || word.match == WordMatch::Pattern;
  const std::string near = read.form.empty() || has_wildcard
                               ? std::string{}
                               : vocabulary_.suggestion(stored_prefix_of(word.field), read.form);
  std::string message = fmt::format("no article holds '{}'", word.text);
  if (word.field) message += in_field(*word.field);
  if (!near.empty()) message += fmt::format("; did you mean '{}'", near);
  compiled_.notes.push_back({"unknown-word", std::move(message), word.text, near});
}

// A word that hardly any article holds beside one that very many do is likely a slip.
void Compiler::note_rare(const WordNode& word, const ReadWord& read, const Forms& forms) {
  if (word.match != WordMatch::Forms || forms.forms.size() > kRareForms) return;
  const std::string_view prefix = stored_prefix_of(word.field);
  std::uint64_t articles = 0;
  for (const std::string& form : forms.forms)
    articles += vocabulary_.frequency(word_term(prefix, form));
  if (articles > kRareArticles) return;
  const std::string near = vocabulary_.suggestion(prefix, read.form, forms.forms);
  if (near.empty()) return;
  compiled_.notes.push_back(
      {"rare-word", fmt::format("few articles hold '{}'; did you mean '{}'", word.text, near),
       word.text, near});
}

void Compiler::note_split(const WordNode& word, const ReadWords& read) {
  const bool was_typed_as_one = word.text.find(' ') == std::string::npos;
  if (!was_typed_as_one || !has_grammar(read.words.front().form)) return;
  std::string phrase;
  for (const ReadWord& one : read.words) phrase += (phrase.empty() ? "" : " ") + one.form;
  compiled_.notes.push_back(
      {"word-split", fmt::format("'{}' is read as the words \"{}\" in a row", word.text, phrase),
       word.text, "\"" + phrase + "\""});
}

void Compiler::score(const std::optional<Field>& field, const std::string& form,
                     const std::vector<std::string>& forms) {
  if (is_positive_ && scores_in(field)) scoring_.add({form, forms, field != Field::Title});
}

void Compiler::highlight(const std::optional<Field>& field,
                         std::vector<std::vector<std::string>> words) {
  if (is_positive_)
    compiled_.highlights.push_back({compiled_.clauses[clause_].text, field, std::move(words)});
}

// ---- values --------------------------------------------------------------------------------

Built Compiler::build_value(const WholeValueNode& value) {
  const auto [query, ids] = value_query(value, vocabulary_);
  note_cut(value.value, ids, "ids");
  const bool is_known = value.value == kMissing || query.empty()
                            ? !query.empty()
                            : value.field == Field::Id || is_held(vocabulary_, value);
  if (!is_known && is_positive_) {
    const std::string names = fmt::format(
        "{}", fmt::join(vocabulary_.nearest_values(value.field, value.value, kNamesOffered), ", "));
    std::string message =
        fmt::format("no article has the {} '{}'", info(value.field).name, value.value);
    if (!names.empty()) message += fmt::format("; nearest: {}", names);
    compiled_.notes.push_back({"unknown-value", std::move(message), value.value, names});
  }
  return explained(meaning_of(value), query);
}

Built Compiler::build_value(const DateNode& date) {
  compiled_.clauses[clause_].cost.clear();  // terms for dates are lists like any other
  const DateQuery query = date_query(date.range, vocabulary_);
  Built built = explained(meaning_of(date), query.sure);
  if (query.perhaps.empty()) return built;
  built.wide = Query(Query::OP_OR, query.sure, query.perhaps);
  perhaps_.push_back(query.perhaps);
  return built;
}

Built Compiler::build_value(const AddedNode& added) {
  return explained(meaning_of(added), added_query(added));
}

Built Compiler::build_value(const NumberNode& number) {
  return explained(meaning_of(number), length_query(number));
}

// ---- lists ---------------------------------------------------------------------------------

Built Compiler::build_value(const AndNode& list) {
  explained("all of these", {});
  std::vector<Query> strict;
  std::vector<Query> wide;
  std::vector<Query> excluded;
  for (const NodePtr& part : list.parts) {
    const std::size_t clause = compiled_.clauses.size();
    const Built built = build(*part);
    if (std::holds_alternative<NotNode>(part->value)) {
      // "Everything without x" costs a walk over everything; within AND it is the others without x,
      // whose clause comes right behind that of its NOT.
      excluded.push_back(compiled_.clauses[clause + 1].query);
    } else {
      strict.push_back(built.strict);
      wide.push_back(built.wide);
    }
  }
  const Query all = strict.empty() ? everything() : combine(Query::OP_AND, strict);
  const Query all_wide = wide.empty() ? everything() : combine(Query::OP_AND, wide);
  return {without(all, excluded), without(all_wide, excluded)};
}

Built Compiler::build_value(const OrNode& list) {
  explained("any of these", {});
  std::vector<Query> strict;
  std::vector<Query> wide;
  for (const NodePtr& part : list.parts) {
    const Built built = build(*part);
    strict.push_back(built.strict);
    wide.push_back(built.wide);
  }
  return {combine(Query::OP_OR, strict), combine(Query::OP_OR, wide)};
}

Built Compiler::build_value(const NotNode& negation) {
  explained("none of this", {});
  const bool outer = std::exchange(is_positive_, !is_positive_);
  const Built built = build(*negation.part);
  is_positive_ = outer;
  return same(without(everything(), {built.strict}));
}

// ---- positions -----------------------------------------------------------------------------

PositionSide Compiler::build_side(const Node& node) {
  PositionSide side;
  side_ = &side;
  side.articles = build(node).strict;
  side_ = nullptr;
  Query& read = compiled_.clauses[clause_].positions;
  read = read.empty() ? side.articles : Query(Query::OP_AND, read, side.articles);
  return side;
}

Built Compiler::build_value(const NearNode& near) {
  explained(meaning_of(near), {});
  const PositionSide left = build_side(*near.left);
  const PositionSide right = build_side(*near.right);
  return same(near_query(near, left, right, lists_, deadline_));
}

Built Compiler::build_value(const AtLeastNode& counted) {
  explained(meaning_of(counted), {});
  return same(mentions_query(counted.times, build_side(*counted.part), lists_, deadline_));
}

}  // namespace

CompiledQuery compile_query(const Node& root, Vocabulary& vocabulary, Deadline deadline,
                            const KnownLists& lists) {
  // What the query asks for stems its words too, whatever its share of the archive.
  for (const std::string& language : named_languages(root)) vocabulary.add_language(language);
  return Compiler(vocabulary, lists, deadline, forms_a_word(root)).run(root);
}

}  // namespace byline
