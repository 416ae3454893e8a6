// SPDX-License-Identifier: GPL-3.0-or-later
// A screen as data: pieces of text at places, each with a look. Who prints it makes nothing of it
// but colours.
//
// Every text on it is terminal-safe and fits its place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace byline::browse {

enum class Look { Plain, Bold, Match, Dim, Selected, Chosen, Filter, Note, Error, Bar };

struct Span {
  std::string text;
  Look look = Look::Plain;
};

struct Piece {
  std::size_t column = 0;
  std::string text;
  Look look = Look::Plain;
};

struct Size {
  std::size_t columns = 80;
  std::size_t rows = 24;
  bool operator==(const Size&) const = default;
};

struct Cursor {
  std::size_t row = 0;
  std::size_t column = 0;
};

// A rectangle of the screen.
struct Area {
  std::size_t row = 0;
  std::size_t column = 0;
  std::size_t columns = 0;
  std::size_t rows = 0;
  [[nodiscard]] bool is_empty() const { return columns == 0 || rows == 0; }
};

class Screen {
 public:
  explicit Screen(Size size) : size_(size), lines_(size.rows) {}

  // Puts `text`, made safe and cut to `columns` and to the screen, with spaces behind it where
  // `fill` says so; what stood there is covered. Returns the column behind it.
  std::size_t put(std::size_t row, std::size_t column, std::size_t columns, std::string_view text,
                  Look look = Look::Plain, bool fill = false);
  // The spans one behind the other, in `columns` in all.
  std::size_t put(std::size_t row, std::size_t column, std::size_t columns,
                  const std::vector<Span>& spans);
  // Spaces over the whole of it.
  void clear(const Area& area);

  [[nodiscard]] Size size() const { return size_; }
  // The pieces of a row, in the order in which they cover each other.
  [[nodiscard]] const std::vector<Piece>& pieces(std::size_t row) const { return lines_[row]; }

  std::optional<Cursor> cursor;  // none: hidden

 private:
  Size size_;
  std::vector<std::vector<Piece>> lines_;
};

// The screen without looks, a line a row, spaces at line ends left out: what tests compare.
[[nodiscard]] std::vector<std::string> plain_lines(const Screen& screen);

// Spans broken into lines of at most `columns` at spaces, a longer word inside. Texts as stored;
// the result is terminal-safe. At least one line.
[[nodiscard]] std::vector<std::vector<Span>> wrap_spans(const std::vector<Span>& spans,
                                                        std::size_t columns);

}  // namespace byline::browse
