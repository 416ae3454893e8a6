// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/word_reader.hpp"

namespace byline {

ReadWords read_words(Tokenizer& tokenizer, std::string_view text) {
  ReadWords read;
  std::uint32_t next = 0;
  for (const Token& token : tokenizer.run(text)) {
    if (token.position >= read.positions.size()) {
      read.positions.resize(token.position + 1);
      read.positions.back() = token.form;
    }
    if (token.position < next) continue;
    next = token.position + token.span;
    read.last = token.position;
    const std::string_view spelling = token.spelling.empty() ? token.form : token.spelling;
    read.words.push_back({std::string(token.form), std::string(spelling)});
  }
  return read;
}

}  // namespace byline
