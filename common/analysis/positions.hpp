// SPDX-License-Identifier: GPL-3.0-or-later
// Where words stand in an article: title, then paragraphs, each 500 after the word before it.
//
// So |p - q| < 500 is exactly "same paragraph", and no phrase or NEAR crosses one. A paragraph of
// more than 500 words is split the same way. On disk: frozen.
#pragma once

#include <cstdint>

namespace byline {

inline constexpr std::uint32_t kParagraphGap = 500;
inline constexpr std::uint32_t kMaxParagraphWords = 500;

// Lays the words of successive texts (title, paragraphs, or the values of one field) out.
class PositionLayout {
 public:
  // Starts the next text. Call before its first word.
  void next_text() {
    base_ = is_first_ ? 1 : last_ + kParagraphGap;
    is_first_ = false;
    last_ = base_;
  }

  // A position behind every word of the texts so far, and before those of the next.
  [[nodiscard]] std::uint32_t end() const { return is_first_ ? 1 : last_ + 1; }

  // The position of the word that is number `index` (from 0) of the current text.
  [[nodiscard]] std::uint32_t at(std::uint32_t index) {
    const std::uint32_t splits = index / kMaxParagraphWords;
    last_ = base_ + index + splits * (kParagraphGap - 1);
    return last_;
  }

 private:
  std::uint32_t base_ = 1;
  std::uint32_t last_ = 1;
  bool is_first_ = true;
};

}  // namespace byline
