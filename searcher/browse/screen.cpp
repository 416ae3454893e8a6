// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/screen.hpp"

#include <algorithm>
#include <utility>

#include "common/text/terminal_text.hpp"
#include "common/text/utf8.hpp"

namespace byline::browse {

namespace {

constexpr const char* kEllipsis = "…";

// Fills lines word by word; a word may have several looks.
class SpanWrapper {
 public:
  explicit SpanWrapper(std::size_t columns) : columns_(std::max<std::size_t>(1, columns)) {}

  void add(const std::string& text, Look look) {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t end = std::min(text.find(' ', i), text.size());
      if (end > i) append(word_, text.substr(i, end - i), look);
      if (end < text.size()) end_word();
      i = end + 1;
    }
  }

  std::vector<std::vector<Span>> take() {
    end_word();
    lines_.push_back(std::move(line_));
    return std::move(lines_);
  }

 private:
  static void append(std::vector<Span>& spans, std::string text, Look look) {
    if (!spans.empty() && spans.back().look == look) {
      spans.back().text += text;
    } else {
      spans.push_back({std::move(text), look});
    }
  }

  static std::size_t width_of(const std::vector<Span>& spans) {
    std::size_t width = 0;
    for (const Span& span : spans) width += display_width(span.text);
    return width;
  }

  void end_line() {
    lines_.push_back(std::exchange(line_, {}));
    used_ = 0;
  }

  void end_word() {
    if (word_.empty()) return;
    const std::size_t width = width_of(word_);
    if (!line_.empty() && used_ + 1 + width > columns_) end_line();
    if (!line_.empty()) {
      // A phrase stays marked across its spaces.
      const bool same = line_.back().look == word_.front().look;
      append(line_, " ", same ? word_.front().look : Look::Plain);
      ++used_;
    }
    for (Span& span : word_) add_piece(span);
    word_.clear();
  }

  // Part of a word, broken where it is longer than the line.
  void add_piece(const Span& span) {
    std::string_view rest = span.text;
    while (!rest.empty()) {
      const std::size_t room = columns_ - std::min(used_, columns_);
      std::size_t size = fitting(rest, room);
      if (size == 0 && used_ > 0) {
        end_line();
        continue;
      }
      if (size == 0) size = std::max<std::size_t>(1, fitting(rest, 2));
      append(line_, std::string(rest.substr(0, size)), span.look);
      used_ += display_width(rest.substr(0, size));
      rest.remove_prefix(size);
    }
  }

  // Bytes of the longest beginning that takes at most `columns`, marks with their characters.
  static std::size_t fitting(std::string_view text, std::size_t columns) {
    if (display_width(text) <= columns) return text.size();
    std::size_t used = 0;
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      (void)next_code_point(text, at);
      used += display_width(text.substr(begin, at - begin));
      if (used > columns) break;
      end = at;
    }
    return end;
  }

  std::size_t columns_;
  std::size_t used_ = 0;
  std::vector<Span> word_;
  std::vector<Span> line_;
  std::vector<std::vector<Span>> lines_;
};

}  // namespace

std::size_t Screen::put(std::size_t row, std::size_t column, std::size_t columns,
                        std::string_view text, Look look, bool fill) {
  if (row >= size_.rows || column >= size_.columns) return column;
  columns = std::min(columns, size_.columns - column);
  std::string safe = fit_to_width(terminal_safe(text), columns);
  const std::size_t width = display_width(safe);
  if (fill && width < columns) safe.append(columns - width, ' ');
  if (!safe.empty()) lines_[row].push_back({column, std::move(safe), look});
  return column + (fill ? columns : width);
}

std::size_t Screen::put(std::size_t row, std::size_t column, std::size_t columns,
                        const std::vector<Span>& spans) {
  const std::size_t end = column + columns;
  std::size_t left = 0;  // columns of what is still to come
  for (const Span& span : spans) left += display_width(terminal_safe(span.text));
  for (const Span& span : spans) {
    const std::string safe = terminal_safe(span.text);
    const std::size_t room = end - column;
    const std::size_t width = display_width(safe);
    const bool all_fits = left <= room;
    if (all_fits || width < room) {
      column = put(row, column, room, safe, span.look);
      left -= width;
      continue;
    }
    // What comes behind does not fit either, so the cut is marked here whatever the width.
    return put(row, column, room, fit_to_width(safe + kEllipsis, room), span.look);
  }
  return column;
}

void Screen::clear(const Area& area) {
  for (std::size_t row = area.row; row < area.row + area.rows; ++row)
    put(row, area.column, area.columns, "", Look::Plain, true);
}

std::vector<std::string> plain_lines(const Screen& screen) {
  std::vector<std::string> lines;
  for (std::size_t row = 0; row < screen.size().rows; ++row) {
    // One string a column; the second column of a wide character is empty.
    std::vector<std::string> cells(screen.size().columns, " ");
    for (const Piece& piece : screen.pieces(row)) {
      std::size_t column = piece.column;
      for (std::size_t at = 0; at < piece.text.size();) {
        const std::size_t begin = at;
        (void)next_code_point(piece.text, at);
        const std::string character = piece.text.substr(begin, at - begin);
        const std::size_t width = display_width(character);
        if (width == 0) {
          if (column > 0) cells[column - 1] += character;
          continue;
        }
        if (column + width > cells.size()) break;
        cells[column] = character;
        if (width == 2) cells[column + 1].clear();
        column += width;
      }
    }
    std::string line;
    for (const std::string& cell : cells) line += cell;
    line.erase(line.find_last_not_of(' ') + 1);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::vector<Span>> wrap_spans(const std::vector<Span>& spans, std::size_t columns) {
  SpanWrapper wrapper(columns);
  for (const Span& span : spans) wrapper.add(terminal_safe(span.text), span.look);
  return wrapper.take();
}

}  // namespace byline::browse
