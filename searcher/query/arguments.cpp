// SPDX-License-Identifier: GPL-3.0-or-later
// From the shell's arguments to one query.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "common/text/utf8.hpp"
#include "searcher/query/characters.hpp"
#include "searcher/query/parser.hpp"

namespace byline {

namespace {

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t from = offset;
    if (!is_space(next_code_point(text, offset))) continue;
    if (from > begin) words.push_back(text.substr(begin, from - begin));
    begin = offset;
  }
  if (begin < text.size()) words.push_back(text.substr(begin));
  return words;
}

bool is_field_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

// Length of a leading "-", "field:" or "field:=", 0 if there is none.
std::size_t lead_of(std::string_view text) {
  std::size_t at = text.starts_with('-') ? 1 : 0;
  std::size_t colon = at;
  while (colon < text.size() && is_field_letter(text[colon])) ++colon;
  if (colon > at && colon < text.size() && text[colon] == ':') {
    at = colon + 1;
    if (at < text.size() && text[at] == '=') ++at;
  }
  return at;
}

bool is_operator(std::string_view word) {
  return word == "AND" || word == "OR" || word == "NOT" || word == "NEAR" || word == "ADJ" ||
         word == "SAME";
}

// A word that the language reads as anything but a word.
bool is_syntax(std::string_view word) {
  if (is_operator(word) || lead_of(word) > 0) return true;
  if (word.find_first_of("()*~\"\\") != std::string_view::npos) return true;
  for (std::size_t offset = 0; offset < word.size();) {
    if (is_quote(next_code_point(word, offset))) return true;
  }
  return word.starts_with("NEAR/") || word.starts_with("ADJ/") || word.starts_with("ATLEAST");
}

bool is_plain(std::string_view text) {
  const std::vector<std::string_view> words = split(text);
  return words.size() > 1 && std::none_of(words.begin(), words.end(), is_syntax);
}

// `argument` as it stands in the query when it is one of several.
std::string keep_together(const std::string& argument) {
  const std::size_t lead = lead_of(argument);
  const std::string_view rest = std::string_view(argument).substr(lead);
  if (!is_plain(rest) || is_space(peek(rest, 0))) return argument;
  return fmt::format("{}\"{}\"", argument.substr(0, lead), rest);
}

// `text` as one word for a shell.
std::string shell_quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char letter : text)
    quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  return quoted + "'";
}

Note plain_words(std::string_view text) {
  const std::string phrase = shell_quoted(fmt::format("\"{}\"", text));
  return {"plain-words",
          fmt::format("read as {} words; for the phrase: {}", split(text).size(), phrase),
          std::string(text), phrase};
}

}  // namespace

JoinedQuery join_arguments(const std::vector<std::string>& arguments) {
  if (arguments.size() == 1) {
    JoinedQuery joined{arguments.front(), {}};
    const bool is_small = joined.text.size() <= kMaxQueryBytes;
    if (is_small && is_plain(joined.text)) joined.notes.push_back(plain_words(joined.text));
    return joined;
  }
  JoinedQuery joined;
  for (const std::string& argument : arguments) {
    if (!joined.text.empty()) joined.text += ' ';
    joined.text += keep_together(argument);
  }
  return joined;
}

}  // namespace byline
