// SPDX-License-Identifier: GPL-3.0-or-later
// Text to forms with positions: the one analyser, used on articles and on queries.
//
// A word is a run of letters, marks and digits. What holds words together without a space makes a
// unit: O'Brien, COVID-19, AT&T, 9/11, 3.5, user@example.org. A unit gives its own form and, at
// successive positions, the forms of its parts; the unit stands at its first part's position.
// Rules: which signs join stands in word_scanner.hpp · a chain of more than kMaxUnitParts is
// separate words · U.S., U.S and U.S.A. give the single form "us", "us", "usa", and at the same
// position each of their letters, which people type apart: u s · C++ and C# keep their signs, % $
// and the symbol of @handle and #tag do not count · soft hyphens and zero-width characters vanish ·
// a word hyphenated at a line end ("hyphen-\nated") is joined when a lower-case letter follows · a
// Han, Hiragana or Katakana character is a word of its own, so that a run of them is a phrase;
// Hangul is words · Thai, Lao, Khmer and Burmese runs are split by ICU's dictionaries · emoji and
// superscripts are no words · forms over kMaxFormBytes take a position but give no form, nor does a
// unit that has such a part. The forms are on disk as terms: a change is a change of
// kAnalysisVersion.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace byline {

// 2: abbreviations have their letters, capitals terms of their own. Part of what decides whether an
// article held must be analysed again.
inline constexpr int kAnalysisVersion = 2;

// Bytes of the longest form that is indexed.
inline constexpr std::size_t kMaxFormBytes = 120;

// Words of the longest unit.
inline constexpr std::size_t kMaxUnitParts = 16;

struct Token {
  std::uint32_t begin;  // byte offsets in the text: [begin, end)
  std::uint32_t end;
  std::uint32_t position;  // 0 for the first word of the text; a unit has its first part's
  std::uint32_t span;      // positions covered: 1, or a unit's number of parts
  bool capitals;           // two upper-case letters or more, none lower case
  std::string_view form;   // folded (common/text/fold.hpp); empty when too long to be indexed
  std::string_view
      spelling;  // case-folded with its accents, when that differs from form; else empty
};

// Thread rule: one Tokenizer a thread; reuse it, it keeps its buffers.
class Tokenizer {
 public:
  Tokenizer();
  ~Tokenizer();
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;

  // The tokens of `text` (below 4 GiB; invalid UTF-8 separates words), ordered by position, a unit
  // before its parts, an abbreviation before its letters. They and their views stay valid until the
  // next call.
  [[nodiscard]] std::span<const Token> run(std::string_view text);

  // Number of positions that the last text took: its length in words.
  [[nodiscard]] std::uint32_t words() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace byline
