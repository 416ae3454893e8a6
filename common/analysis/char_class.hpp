// SPDX-License-Identifier: GPL-3.0-or-later
// What a character is to the tokenizer.
//
// Thread rule: free functions, safe from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace byline {

enum class CharClass : std::uint8_t {
  Separator,  // stands between words: spaces, most punctuation, symbols, emoji, invalid bytes
  Sign,       // & / . , @ _ : holds a word together in the right company (word_scanner.hpp)
  Apostrophe,
  Hyphen,
  Ignorable,   // vanishes: soft hyphen, zero-width characters, variation selectors
  Mark,        // belongs to the character before it
  Letter,      // of a script without case
  Upper,       // or title case
  Lower,       // lower case
  Digit,       // any number but superscripts, which are mostly footnotes
  Ideograph,   // Han, Hiragana, Katakana: a word by itself
  Dictionary,  // Thai, Lao, Khmer, Burmese: words are found by a dictionary
};

[[nodiscard]] CharClass classify(char32_t code_point);

// ASCII is nearly all of most archives, so its characters are looked up without a call.
constexpr CharClass ascii_class(char byte) {
  if (byte >= 'a' && byte <= 'z') return CharClass::Lower;
  if (byte >= 'A' && byte <= 'Z') return CharClass::Upper;
  if (byte >= '0' && byte <= '9') return CharClass::Digit;
  if (byte == '\'' || byte == '`') return CharClass::Apostrophe;
  if (byte == '-') return CharClass::Hyphen;
  constexpr std::string_view kSigns = "&/.,@_";
  return kSigns.find(byte) == kSigns.npos ? CharClass::Separator : CharClass::Sign;
}

inline constexpr std::array<CharClass, 128> kAsciiClasses = [] {
  std::array<CharClass, 128> classes{};
  for (std::size_t i = 0; i < classes.size(); ++i) classes[i] = ascii_class(static_cast<char>(i));
  return classes;
}();

// A character as it is met in a text, with the offset after it.
struct SeenChar {
  CharClass cls;
  std::size_t end;
};

// The character that begins at `offset` with a byte of 0x80 or more.
[[nodiscard]] SeenChar wide_char_at(std::string_view text, std::size_t offset);

// The character at `offset`; a Separator that ends there at the end of the text.
[[nodiscard]] inline SeenChar char_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {CharClass::Separator, offset};
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < kAsciiClasses.size()) return {kAsciiClasses[byte], offset + 1};
  return wide_char_at(text, offset);
}

// The first offset at or after `offset` whose character is not Ignorable.
[[nodiscard]] std::size_t skip_ignorable(std::string_view text, std::size_t offset);

[[nodiscard]] constexpr bool is_letter(CharClass cls) {
  return cls == CharClass::Letter || cls == CharClass::Upper || cls == CharClass::Lower;
}

// Begins and continues a word that has no dictionary.
[[nodiscard]] constexpr bool is_word(CharClass cls) {
  return is_letter(cls) || cls == CharClass::Digit;
}

}  // namespace byline
