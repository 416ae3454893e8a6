// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/text_line.hpp"

#include <string>

#include "common/text/terminal_text.hpp"
#include "common/text/utf8.hpp"

namespace byline::browse {

namespace {

std::size_t after(const TextLine& line) {
  std::size_t at = line.cursor;
  if (at < line.text.size()) (void)next_code_point(line.text, at);
  return at;
}

std::size_t before(const TextLine& line) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.cursor;) {
    begin = at;
    (void)next_code_point(line.text, at);
  }
  return begin;
}

void erase(TextLine& line, std::size_t begin, std::size_t end) {
  line.text.erase(begin, end - begin);
  line.cursor = begin;
}

std::size_t word_start(const TextLine& line) {
  std::size_t at = line.cursor;
  while (at > 0 && line.text[at - 1] == ' ') --at;
  while (at > 0 && line.text[at - 1] != ' ') --at;
  return at;
}

bool type(TextLine& line, char32_t character) {
  std::string typed;
  append_code_point(typed, character);
  if (terminal_safe(typed) != typed || line.text.size() + typed.size() > kMostLineBytes)
    return false;
  line.text.insert(line.cursor, typed);
  line.cursor += typed.size();
  return true;
}

}  // namespace

bool edit(TextLine& line, const Key& key, Action action) {
  if (action == Action::First) line.cursor = 0;
  if (action == Action::Last) line.cursor = line.text.size();
  if (action == Action::ClearLine) line = {};
  if (action == Action::DropWord) erase(line, word_start(line), line.cursor);
  if (action != Action::None) return true;
  switch (key.code) {
    case Key::Code::Character:
      return type(line, key.character);
    case Key::Code::Left:
      line.cursor = before(line);
      return true;
    case Key::Code::Right:
      line.cursor = after(line);
      return true;
    case Key::Code::Backspace:
      erase(line, before(line), line.cursor);
      return true;
    case Key::Code::Delete:
      erase(line, line.cursor, after(line));
      return true;
    default:
      return false;
  }
}

}  // namespace byline::browse
