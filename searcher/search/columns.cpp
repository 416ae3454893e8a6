// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/columns.hpp"

#include "common/text/terminal_text.hpp"
#include "common/text/utf8.hpp"

namespace byline {

namespace {

// The end of as many characters from `begin` on as fit `columns`; `used` gets their width.
std::size_t fitting_end(std::string_view text, std::size_t begin, std::size_t end,
                        std::size_t columns, std::size_t& used) {
  used = 0;
  std::size_t offset = begin;
  while (offset < end) {
    std::size_t next = offset;
    (void)next_code_point(text, next);
    const std::size_t width = display_width(text.substr(offset, next - offset));
    if (used + width > columns) break;
    used += width;
    offset = next;
  }
  return offset < end ? offset : end;
}

bool is_inside_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

}  // namespace

std::size_t columns_up_to(std::string_view text, std::size_t begin, std::size_t end,
                          std::size_t limit) {
  std::size_t used = 0;
  return fitting_end(text, begin, end, limit, used) < end ? limit + 1 : used;
}

std::size_t cut_after(std::string_view text, std::size_t begin, std::size_t end,
                      std::size_t columns) {
  std::size_t used = 0;
  const std::size_t fitting = fitting_end(text, begin, end, columns, used);
  if (fitting == end || text[fitting] == ' ') return fitting;
  std::size_t space = fitting;
  while (space > begin && text[space] != ' ') --space;
  return space > begin ? space : fitting;
}

std::size_t cut_before(std::string_view text, std::size_t begin, std::size_t end,
                       std::size_t columns) {
  std::size_t offset = end;
  std::size_t used = 0;
  std::size_t word = end;
  while (offset > begin) {
    std::size_t previous = offset - 1;
    while (previous > begin && is_inside_character(text[previous])) --previous;
    used += display_width(text.substr(previous, offset - previous));
    if (used > columns) return word;
    if (text[previous] == ' ') word = offset;
    offset = previous;
  }
  return begin;
}

}  // namespace byline
