// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "common/text/terminal_text.hpp"
#include "common/text/utf8.hpp"

namespace byline {
namespace {

constexpr std::string_view kEllipsis = "…";

bool is_zero_width(char32_t code_point) {
  constexpr char32_t kFirstMedialJamo = 0x1160;
  constexpr char32_t kLastFinalJamo = 0x11FF;
  if (code_point >= kFirstMedialJamo && code_point <= kLastFinalJamo) return true;
  constexpr std::uint32_t kNone = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & kNone) != 0;
}

bool is_wide(char32_t code_point) {
  const int width = u_getIntPropertyValue(static_cast<UChar32>(code_point), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

// A character with the marks on it: what a cut must not separate.
struct Cluster {
  std::size_t end;    // byte offset after it
  std::size_t width;  // columns
};

std::size_t base_width(char32_t code_point) {
  if (code_point < 0x300) return code_point >= 0x20 ? 1 : 0;
  if (is_zero_width(code_point)) return 0;
  return is_wide(code_point) ? 2 : 1;
}

Cluster next_cluster(std::string_view text, std::size_t offset) {
  constexpr char32_t kEmojiPresentation = 0xFE0F;
  const char32_t base = next_code_point(text, offset);
  std::size_t width = base_width(base);
  while (offset < text.size()) {
    std::size_t after = offset;
    const char32_t mark = next_code_point(text, after);
    if (mark < 0x300 || !is_zero_width(mark)) break;
    if (mark == kEmojiPresentation && base > 0x7F) width = 2;
    offset = after;
  }
  return {offset, width};
}

// Byte offset where at most `columns` end, from `begin`.
std::size_t cut_at(std::string_view text, std::size_t begin, std::size_t columns) {
  std::size_t used = 0;
  while (begin < text.size()) {
    const Cluster cluster = next_cluster(text, begin);
    if (used + cluster.width > columns) break;
    used += cluster.width;
    begin = cluster.end;
  }
  return begin;
}

// Fills lines word by word.
class Wrapper {
 public:
  explicit Wrapper(std::size_t columns) : columns_(columns) {}

  void add_word(std::string_view word) {
    const std::size_t width = display_width(word);
    if (!line_.empty() && fits(used_ + 1 + width)) {
      line_ += ' ';
      used_ += 1;
    } else if (!line_.empty()) {
      end_line();
    }
    if (!fits(width)) word = break_inside(word);
    line_ += word;
    used_ += display_width(word);
  }

  void end_line() {
    lines_.push_back(std::move(line_));
    line_.clear();
    used_ = 0;
  }

  std::vector<std::string> take() { return std::move(lines_); }

 private:
  [[nodiscard]] bool fits(std::size_t width) const { return columns_ == 0 || width <= columns_; }

  // Gives whole lines of a word that is longer than a line; returns what is left of it.
  std::string_view break_inside(std::string_view word) {
    for (;;) {
      std::size_t cut = cut_at(word, 0, columns_);
      if (cut == 0) cut = next_cluster(word, 0).end;  // wider than the line alone
      if (cut == word.size()) return word;
      lines_.emplace_back(word.substr(0, cut));
      word.remove_prefix(cut);
    }
  }

  std::size_t columns_;
  std::size_t used_ = 0;
  std::string line_;
  std::vector<std::string> lines_;
};

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Cluster cluster = next_cluster(text, i);
    width += cluster.width;
    i = cluster.end;
  }
  return width;
}

std::string fit_to_width(std::string_view text, std::size_t columns) {
  if (cut_at(text, 0, columns) == text.size()) return std::string(text);
  if (columns == 0) return {};
  std::string_view head = text.substr(0, cut_at(text, 0, columns - 1));
  while (head.ends_with(' ')) head.remove_suffix(1);
  return std::string(head) + std::string(kEllipsis);
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  Wrapper wrapper(columns);
  for (std::size_t i = 0; i <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", i), text.size());
    if (end > i) wrapper.add_word(text.substr(i, end - i));
    if (end == text.size() || text[end] == '\n') wrapper.end_line();
    i = end + 1;
  }
  return wrapper.take();
}

}  // namespace byline
