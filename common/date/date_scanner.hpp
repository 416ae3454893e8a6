// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the digits and signs of a date from left to right.
#pragma once

#include <cstddef>
#include <string_view>

namespace byline {

// A run of digits. `value` is exact up to 18 digits; more digits give 0.
struct Digits {
  long long value = 0;
  std::size_t count = 0;
};

class DateScanner {
 public:
  explicit DateScanner(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  // The next byte; NUL at the end.
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool at_digit() const { return is_digit(peek()); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

  void skip(std::size_t bytes = 1) { at_ += bytes; }

  // The byte, when the next one is of `set`; else NUL, and nothing is read.
  char accept(std::string_view set) {
    if (at_end() || set.find(peek()) == set.npos) return '\0';
    return text_[at_++];
  }

  // The digits that come next; count is 0 when there are none.
  Digits digits() {
    constexpr std::size_t kExact = 18;
    Digits run;
    while (at_digit()) {
      run.value = run.count < kExact ? run.value * 10 + (peek() - '0') : 0;
      ++run.count;
      skip();
    }
    return run.count <= kExact ? run : Digits{0, run.count};
  }

  static constexpr bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace byline
