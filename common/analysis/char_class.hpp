// SPDX-License-Identifier: GPL-3.0-or-later
// What a character is to the tokenizer.
//
// Thread rule: free functions, safe from any thread.
#pragma once

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

// A character as it is met in a text, with the offset after it.
struct SeenChar {
  CharClass cls;
  std::size_t end;
};

// The character at `offset`; a Separator that ends there at the end of the text.
[[nodiscard]] SeenChar char_at(std::string_view text, std::size_t offset);

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
