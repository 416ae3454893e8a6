// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/word_forms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/base/error.hpp"
#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"

namespace byline {

void check_deadline(Deadline deadline) {
  if (has_passed(deadline)) {
    throw Error{ExitCode::Incomplete, "search stopped: the time limit passed while reading words",
                "allow more time with --timeout, or use fewer wildcards"};
  }
}

std::string_view prefix_of(const std::optional<Field>& field) {
  return field ? info(*field).word_prefix : std::string_view{};
}

std::string_view stored_prefix_of(const std::optional<Field>& field) {
  return field == Field::Lead ? std::string_view{} : prefix_of(field);
}

WordForms::WordForms(Vocabulary& vocabulary, Deadline deadline, std::size_t most)
    : vocabulary_(vocabulary), deadline_(deadline), most_(most) {}

const Forms& WordForms::of(const WordNode& word, const ReadWord& read) {
  const auto [known, is_new] =
      known_.try_emplace(fmt::format("{} {} {} {}", static_cast<int>(word.match), word.slips,
                                     stored_prefix_of(word.field), word.text));
  if (is_new) {
    known->second = look_up(word, read);
    std::vector<std::string>& forms = known->second.forms;
    if (forms.size() > most_) forms.resize(most_);
  }
  return known->second;
}

Forms WordForms::look_up(const WordNode& word, const ReadWord& read) const {
  const std::string_view prefix = stored_prefix_of(word.field);
  if (read.form.empty()) return {};
  const auto look = [this] { check_deadline(deadline_); };
  switch (word.match) {
    case WordMatch::Exact:
      return vocabulary_.exact(prefix, read.form);
    case WordMatch::Forms:
      return vocabulary_.same_stem(prefix, read.form, read.spelling);
    case WordMatch::Pattern:
      return vocabulary_.matching(prefix, WordPattern(word.text), look);
    case WordMatch::Alike:
      return vocabulary_.alike(prefix, read.form, word.slips, look);
    case WordMatch::Prefix:
      break;
  }
  return going_on(word, read);
}

Forms WordForms::going_on(const WordNode& word, const ReadWord& read) const {
  // What joins the parts of a unit is no part of a word: covid-* means covid-19, not covidiot.
  constexpr std::string_view kJoins = "-'&@";
  const bool is_cut = kJoins.find(word.text.back()) != std::string_view::npos;
  return vocabulary_.starting_with(
      stored_prefix_of(word.field),
      read.form + (is_cut ? word.text.substr(word.text.size() - 1) : ""));
}

ReadWords WordForms::read(const WordNode& word) {
  // A pattern is no text: its wildcards would part it.
  if (word.match == WordMatch::Pattern) return {{{fold_word(word.text), {}}}, {}, 0};
  ReadWords read = read_words(tokenizer_, word.text);
  if (word.match == WordMatch::Alike && read.words.size() > 1) {
    throw Error{
        ExitCode::Usage,
        fmt::format("cannot search: '{}~' is several words, where ~ takes a single one", word.text),
        "put the ~ behind one of them"};
  }
  return read;
}

Xapian::termpos WordForms::width_of(const std::string& form) {
  const bool is_plain = std::all_of(form.begin(), form.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c) || (c & 0x80) != 0;
  });
  if (is_plain) return 1;
  const std::size_t positions = read_words(tokenizer_, form).positions.size();
  return static_cast<Xapian::termpos>(std::max<std::size_t>(positions, 1));
}

}  // namespace byline
