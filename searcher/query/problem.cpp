// SPDX-License-Identifier: GPL-3.0-or-later
// A refused query, as a person sees it.
#include <algorithm>
#include <string>

#include "common/text/terminal_text.hpp"
#include "common/text/utf8.hpp"
#include "searcher/query/parser.hpp"

namespace byline {

namespace {

// With the indent and a mark at both ends it stays on one line of 60 columns; on two lines the
// caret would stand under the wrong one.
constexpr std::size_t kBytesShown = 54;
constexpr std::size_t kBytesBefore = 24;  // of them at most, before the place

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// Moves back to the beginning of a code point.
std::size_t boundary(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && is_continuation(text[at])) --at;
  return at;
}

std::string shown(std::string_view text) {
  return terminal_safe(repair_utf8(std::string(text)));
}

}  // namespace

std::string describe(const QueryProblem& problem, std::string_view text) {
  const std::size_t begin = std::min(problem.place.begin, text.size());
  const std::size_t end = std::clamp(problem.place.end, begin, text.size());
  const std::size_t from = boundary(text, begin > kBytesBefore ? begin - kBytesBefore : 0);
  const std::size_t stop = boundary(text, std::min(text.size(), from + kBytesShown));
  const std::string before = (from > 0 ? "…" : "") + shown(text.substr(from, begin - from));
  const std::string at = shown(text.substr(begin, std::min(end, stop) - begin));
  const std::string behind = end < stop ? shown(text.substr(end, stop - end)) : std::string{};
  const std::size_t width = std::max<std::size_t>(1, display_width(at));
  std::string described = terminal_safe(problem.message) + "\n  " + before + at + behind +
                          (stop < text.size() ? "…" : "") + "\n  " +
                          std::string(display_width(before), ' ') + std::string(width, '^');
  if (!problem.suggestion.empty()) {
    described += "\ndid you mean: " + terminal_safe(problem.suggestion);
  }
  return described;
}

}  // namespace byline
