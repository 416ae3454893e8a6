// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/word_pattern.hpp"

#include <algorithm>

#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"

namespace byline {

namespace {

void append_letters(std::u32string& letters, std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) letters += next_code_point(text, offset);
}

}  // namespace

WordPattern::WordPattern(std::string_view written) {
  for (std::size_t begin = 0; begin <= written.size();) {
    const std::size_t end = std::min(written.find_first_of("*?", begin), written.size());
    const std::string piece = fold_word(written.substr(begin, end - begin));
    if (begin == 0) beginning_ = piece;
    append_letters(letters_, piece);
    fixed_ += piece;
    if (piece.size() > longest_.size()) longest_ = piece;
    fixed_bytes_ += piece.size();
    begin = end + 1;
    if (end == written.size()) break;
    if (written[end] == '?') ++fixed_bytes_;
    if (written[end] == '?' || !letters_.ends_with(U'*'))
      letters_ += static_cast<char32_t>(written[end]);
  }
  const auto stars = std::count(letters_.begin(), letters_.end(), U'*');
  least_letters_ = letters_.size() - static_cast<std::size_t>(stars);
  is_infix_ = letters_.starts_with(U'*') && letters_.ends_with(U'*') && stars == 2 &&
              letters_.find(U'?') == std::u32string::npos;
}

bool WordPattern::matches(std::string_view form) const {
  if (form.size() < fixed_bytes_ || form.find(longest_) == std::string_view::npos) return false;
  if (is_infix_) return true;
  std::size_t at = 0;      // in the pattern
  std::size_t offset = 0;  // in the form
  std::size_t star = 0;    // behind the last * that was passed; 0: none was
  std::size_t retry = 0;   // where in the form what follows it is tried next
  while (offset < form.size()) {
    std::size_t next = offset;
    const char32_t letter = next_code_point(form, next);
    if (at < letters_.size() && letters_[at] == U'*') {
      star = ++at;
      retry = offset;
    } else if (at < letters_.size() && (letters_[at] == U'?' || letters_[at] == letter)) {
      ++at;
      offset = next;
    } else if (star > 0) {
      static_cast<void>(next_code_point(form, retry));
      at = star;
      offset = retry;
    } else {
      return false;
    }
  }
  while (at < letters_.size() && letters_[at] == U'*') ++at;
  return at == letters_.size();
}

}  // namespace byline
