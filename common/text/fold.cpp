// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

#include "common/text/ascii.hpp"
#include "common/text/code_point_table.hpp"
#include "common/text/fold_rules.hpp"
#include "common/text/utf8.hpp"

namespace byline {
namespace {

using Instance = const icu::Normalizer2* (*)(UErrorCode&);

const icu::Normalizer2& normalizer(Instance instance) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = instance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalization data");
  return *found;
}

std::string normalize(Instance instance, const std::string& text) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  normalizer(instance).normalizeUTF8(0, text, sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalize a text");
  return result;
}

// Typographic apostrophes, hyphens and the fraction slash as their ASCII signs.
std::string straighten(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t code_point = next_code_point(text, i);
    const std::string_view plain = plain_spelling(code_point);
    if (plain == "'" || plain == "-" || plain == "/") {
      result += plain;
    } else {
      append_code_point(result, code_point);
    }
  }
  return result;
}

std::string without_marks(std::string_view decomposed) {
  std::string result;
  char32_t base = 0;
  for (std::size_t i = 0; i < decomposed.size();) {
    const char32_t code_point = next_code_point(decomposed, i);
    if (is_dropped_mark(code_point, base)) continue;
    const std::string_view plain = plain_spelling(code_point);
    if (plain.empty()) append_code_point(result, code_point);
    result += plain;
    if (u_getCombiningClass(static_cast<UChar32>(code_point)) == 0) base = code_point;
  }
  return result;
}

// The definitions. Both straighten twice: the acute accent must not become a space and a mark, and
// compatibility folding brings signs of its own (ŉ begins with U+02BC).
std::string case_by_definition(std::string_view word) {
  const std::string straight = straighten(repair_utf8(std::string(word)));
  return straighten(normalize(icu::Normalizer2::getNFKCCasefoldInstance, straight));
}

std::string word_by_definition(std::string_view word) {
  const std::string decomposed =
      normalize(icu::Normalizer2::getNFDInstance, case_by_definition(word));
  return normalize(icu::Normalizer2::getNFCInstance, without_marks(decomposed));
}

// What one character folds to, where its neighbours do not matter.
struct Folded {
  static constexpr std::uint8_t kDependsOnNeighbours = 0xFF;
  std::uint8_t size = kDependsOnNeighbours;
  std::array<char, 7> bytes{};
};

bool stands_alone(char32_t code_point, std::string_view folded) {
  if (code_point == 0 || (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & U_GC_M_MASK) != 0) {
    return false;
  }
  if (folded.empty()) return true;
  std::size_t offset = 0;
  const auto first = static_cast<UChar32>(next_code_point(folded, offset));
  return normalizer(icu::Normalizer2::getNFCInstance).hasBoundaryBefore(first) != 0;
}

template <std::string (*fold)(std::string_view)>
Folded fold_one(char32_t code_point) {
  std::string bytes;
  append_code_point(bytes, code_point);
  const std::string folded = fold(bytes);
  Folded entry;
  if (folded.size() > entry.bytes.size() || !stands_alone(code_point, folded)) return entry;
  entry.size = static_cast<std::uint8_t>(folded.size());
  std::ranges::copy(folded, entry.bytes.begin());
  return entry;
}

constexpr char fold_ascii(char byte) {
  if (byte == '`') return '\'';
  return lower_ascii(byte);
}

// fold_ascii() of eight bytes, all of them ASCII.
std::uint64_t fold_eight(std::uint64_t bytes) {
  constexpr unsigned kToOne = 7;  // a high bit
  bytes ^= (bytes_between(bytes, '`', '`') >> kToOne) * ('`' ^ '\'');
  return bytes | (bytes_between(bytes, 'A', 'Z') >> 2);
}

void append_folded_ascii(std::string& out, std::string_view run) {
  const std::size_t start = out.size();
  out.resize(start + run.size());
  char* to = out.data() + start;
  std::size_t i = 0;
  for (; i + kAtOnce <= run.size(); i += kAtOnce) {
    put_eight_bytes(to + i, fold_eight(eight_bytes(run, i)));
  }
  for (; i < run.size(); ++i) to[i] = fold_ascii(run[i]);
}

// The end of the run of ASCII but NUL, from `i` on.
std::size_t end_of_plain(std::string_view text, std::size_t i) {
  const std::size_t end = end_of_ascii(text, i);
  return std::min(text.substr(0, end).find('\0', i), end);
}

// Character by character while that is enough, else by definition.
template <std::string (*fold)(std::string_view)>
void append_folded(std::string& out, std::string_view word) {
  static CodePointTable<Folded, fold_one<fold>> table;
  const std::size_t start = out.size();
  for (std::size_t i = 0; i < word.size();) {
    if (const std::size_t end = end_of_plain(word, i); end > i) {
      append_folded_ascii(out, word.substr(i, end - i));
      i = end;
      continue;
    }
    const char32_t code_point = next_code_point(word, i);
    const Folded folded = code_point < table.kEnd ? table[code_point] : Folded{};
    if (folded.size == Folded::kDependsOnNeighbours) {
      out.resize(start);
      out += fold(word);
      return;
    }
    out.append(folded.bytes.data(), folded.size);
  }
}

}  // namespace

void append_folded_word(std::string& out, std::string_view word) {
  append_folded<word_by_definition>(out, word);
}

void append_folded_case(std::string& out, std::string_view word) {
  append_folded<case_by_definition>(out, word);
}

std::string fold_word(std::string_view word) {
  std::string folded;
  append_folded_word(folded, word);
  return folded;
}

std::string fold_case(std::string_view word) {
  std::string folded;
  append_folded_case(folded, word);
  return folded;
}

std::string fold_value(std::string_view value) {
  std::string folded = fold_word(value);
  return is_squeezed(folded) ? folded : squeeze(folded);
}

namespace {

// Whether a character is or may be white space, as its first byte tells.
enum class Space : std::uint8_t { No, Maybe, Yes };

constexpr std::array<Space, 256> make_spaces() {
  std::array<Space, 256> spaces{};
  for (const unsigned byte : {0x20U, 0x09U, 0x0AU, 0x0BU, 0x0CU, 0x0DU}) spaces[byte] = Space::Yes;
  // U+0085 and U+00A0, U+1680, U+2000 to U+205F, U+3000.
  for (const unsigned byte : {0xC2U, 0xE1U, 0xE2U, 0xE3U}) spaces[byte] = Space::Maybe;
  return spaces;
}

constexpr std::array<Space, 256> kSpaces = make_spaces();

// The bytes of the white space character at `i`; 0: there is another one.
std::size_t space_at(std::string_view text, std::size_t i) {
  const Space space = kSpaces[static_cast<unsigned char>(text[i])];
  if (space == Space::No) return 0;
  if (space == Space::Yes) return 1;
  std::size_t next = i;
  const char32_t code_point = next_code_point(text, next);
  return u_isUWhiteSpace(static_cast<UChar32>(code_point)) != 0 ? next - i : 0;
}

// The end of the run of characters that are no white space, from `i` on.
std::size_t end_of_run(std::string_view text, std::size_t i) {
  while (i < text.size() && space_at(text, i) == 0) ++i;
  return i;
}

}  // namespace

bool is_squeezed(std::string_view value) {
  bool after_space = true;
  std::size_t i = 0;
  while (i < value.size()) {
    if (i + kAtOnce <= value.size()) {
      const std::uint64_t bytes = eight_bytes(value, i);
      // Plain characters and spaces, of which no two are neighbours, as most texts have them.
      const bool is_plain =
          (bytes & kHighBits) == 0 && ((bytes - 0x20 * kEveryByte) & kHighBits) == 0;
      const std::uint64_t off = bytes ^ (0x20 * kEveryByte);
      const std::uint64_t spaces = ~((off & ~kHighBits) + ~kHighBits) & kHighBits;
      if (is_plain && (spaces & (spaces >> 8)) == 0 && (!after_space || (spaces & 0x80) == 0)) {
        after_space = (spaces >> 63) != 0;
        i += kAtOnce;
        continue;
      }
    }
    const bool is_space = value[i] == ' ';
    if (is_space ? after_space : space_at(value, i) > 0) return false;
    after_space = is_space;
    ++i;
  }
  return value.empty() || !after_space;
}

std::string squeeze(std::string_view value) {
  if (is_squeezed(value)) return std::string(value);
  std::string result;
  result.reserve(value.size());
  for (std::size_t i = 0; i < value.size();) {
    const std::size_t end = end_of_run(value, i);
    if (end == i) {
      i += space_at(value, i);
      continue;
    }
    if (!result.empty()) result += ' ';
    result += value.substr(i, end - i);
    i = end;
  }
  return result;
}

}  // namespace byline
