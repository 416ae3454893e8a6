// SPDX-License-Identifier: GPL-3.0-or-later
// The forms in the archive that a word of a query stands for.
//
// Thread rule: one thread.
#pragma once

#include <xapian.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "common/analysis/tokenizer.hpp"
#include "searcher/query/deadline.hpp"
#include "searcher/query/tree.hpp"
#include "searcher/query/vocabulary.hpp"
#include "searcher/query/word_reader.hpp"

namespace byline {

// Throws Error{Incomplete} when it has passed.
void check_deadline(Deadline deadline);

// Of the terms of words of a field; nothing: of title and text.
[[nodiscard]] std::string_view prefix_of(const std::optional<Field>& field);
// Of the terms in which forms of its words are sought: those of the lead are words of the text, and
// no list of the index is theirs (searcher/lists/derived_lists.hpp).
[[nodiscard]] std::string_view stored_prefix_of(const std::optional<Field>& field);

class WordForms {
 public:
  // `most`: forms that a word may have; the most frequent are kept. The vocabulary outlives it.
  WordForms(Vocabulary& vocabulary, Deadline deadline, std::size_t most);

  // The words that it is made of. Error{Usage} for several before a ~.
  [[nodiscard]] ReadWords read(const WordNode& word);
  [[nodiscard]] ReadWords read(std::string_view text) { return read_words(tokenizer_, text); }

  // Those of a word that read() gave as `read`. A word that is asked for again is not looked up
  // again. Error as of check_deadline().
  [[nodiscard]] const Forms& of(const WordNode& word, const ReadWord& read);

  // The forms that begin as the last of the words of `word` does, before its *.
  [[nodiscard]] Forms going_on(const WordNode& word, const ReadWord& read) const;

  // How many positions a form takes: a unit takes one for each of its parts.
  [[nodiscard]] Xapian::termpos width_of(const std::string& form);

 private:
  [[nodiscard]] Forms look_up(const WordNode& word, const ReadWord& read) const;

  Vocabulary& vocabulary_;
  const Deadline deadline_;
  const std::size_t most_;
  Tokenizer tokenizer_;
  std::map<std::string, Forms> known_;
};

}  // namespace byline
