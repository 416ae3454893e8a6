// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/tokenizer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <vector>

#include "common/analysis/char_class.hpp"
#include "common/analysis/dictionary_breaker.hpp"
#include "common/analysis/form_arena.hpp"
#include "common/analysis/word_scanner.hpp"
#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"

namespace byline {
namespace {

// Folding shrinks a word by marks and invisible characters; one of more bytes is not looked at.
constexpr std::size_t kMaxRawBytes = 8 * kMaxFormBytes;

struct Form {
  std::string_view form;
  std::string_view spelling;
};

// Words joined without a space, while they are read.
struct Chain {
  std::size_t first_token = 0;
  std::size_t size = 0;
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::array<char, kMaxUnitParts> signs{};  // signs[i] stands before part i

  // Counts the next part, before which `sign` stands.
  void add(const ScannedWord& word, char sign) {
    if (size < kMaxUnitParts) signs[size] = sign;
    ++size;
    upper += word.upper;
    lower += word.lower;
  }
  [[nodiscard]] bool is_unit() const { return size >= 2 && size <= kMaxUnitParts; }
};

bool is_capitals(std::size_t upper, std::size_t lower) {
  return upper >= 2 && lower == 0;
}

CharClass ascii_at(std::string_view text, std::size_t offset) {
  return kAsciiClasses[static_cast<unsigned char>(text[offset])];
}

// The letters and digits of ASCII that a text has at a place.
struct PlainWord {
  std::size_t size = 0;
  bool capitals = false;
};

// One of eight bytes or more, or near the end of the text.
PlainWord long_or_last_plain_word(std::string_view text, std::size_t offset) {
  std::size_t end = offset;
  std::size_t upper = 0, lower = 0;
  for (; end < text.size() && is_ascii(text.substr(end, 1)); ++end) {
    const CharClass cls = ascii_at(text, end);
    if (!is_word(cls)) break;
    upper += cls == CharClass::Upper ? 1 : 0;
    lower += cls == CharClass::Lower ? 1 : 0;
  }
  return {end - offset, is_capitals(upper, lower)};
}

PlainWord plain_word(std::string_view text, std::size_t offset) {
  if (offset + kAtOnce > text.size()) return long_or_last_plain_word(text, offset);
  const std::uint64_t eight = eight_bytes(text, offset);
  const std::uint64_t ascii = eight & ~kHighBits;
  std::uint64_t upper = bytes_between(ascii, 'A', 'Z');
  std::uint64_t lower = bytes_between(ascii, 'a', 'z');
  const std::uint64_t word = (upper | lower | bytes_between(ascii, '0', '9')) & ~eight;
  if (word == kHighBits) return long_or_last_plain_word(text, offset);
  const auto bits = static_cast<unsigned>(std::countr_zero(~word & kHighBits) & ~7);
  const std::uint64_t before = (std::uint64_t{1} << bits) - 1;
  upper &= before;
  lower &= before;
  const bool has_two = (upper & (upper - 1)) != 0;
  return {bits / 8, has_two && lower == 0};
}

// Whether what follows at `end` is ASCII that ends a word of `size` letters and digits there and
// joins it to nothing.
bool ends_plainly(std::string_view text, std::size_t end, std::size_t size) {
  if (end == text.size()) return true;
  if (!is_ascii(text.substr(end, 1))) return false;
  const char sign = text[end];
  const bool may_be_acronym_or_language = sign == '.' || sign == '+' || sign == '#';
  if (size == 1 && may_be_acronym_or_language) return false;
  const CharClass cls = ascii_at(text, end);
  if (cls == CharClass::Separator) return true;
  if (cls == CharClass::Hyphen) return false;  // the word may go on in the next line
  if (end + 1 == text.size()) return true;
  return is_ascii(text.substr(end + 1, 1)) && !is_word(ascii_at(text, end + 1));
}

}  // namespace

struct Tokenizer::State {
  void run(std::string_view input);

  // Each reads what begins at `offset` and returns the offset after it.
  std::size_t read_next(std::size_t offset);
  std::size_t read_plain(std::size_t offset);
  std::size_t read_chain(std::size_t offset);
  std::size_t read_ideograph(std::size_t offset);
  std::size_t read_dictionary_run(std::size_t offset);

  void add_token(std::size_t begin, std::size_t end, std::string_view bare, bool capitals);
  void add_unit(const Chain& chain);
  void read_letters(const ScannedWord& acronym);
  void add_letters(const Chain& chain);
  Form fold(std::string_view word);
  std::string_view store_short(std::string_view form);
  std::string_view store_lower(std::string_view word, std::size_t readable);
  std::string_view join(const Chain& chain, std::string_view (*part)(const Token&));

  std::string_view text;
  std::vector<Token> tokens;
  std::vector<Token> letters;  // of the acronyms of the chain that is being read
  std::uint32_t words = 0;
  FormArena arena;
  DictionaryBreaker breaker;
  std::string bare;      // scratch
  std::string folded;    // scratch
  std::string spelling;  // scratch
};

void Tokenizer::State::run(std::string_view input) {
  text = input;
  tokens.clear();
  words = 0;
  arena.clear();
  for (std::size_t offset = 0; offset < text.size();) offset = read_next(offset);
}

std::size_t Tokenizer::State::read_next(std::size_t offset) {
  const SeenChar seen = char_at(text, offset);
  if (is_word(seen.cls)) {
    const std::size_t end = read_plain(offset);
    return end > offset ? end : read_chain(offset);
  }
  if (seen.cls == CharClass::Ideograph) return read_ideograph(offset);
  if (seen.cls == CharClass::Dictionary) return read_dictionary_run(offset);
  return seen.end;
}

// A word of ASCII alone that is joined to none, as nearly all are, as read_chain() would read it,
// in a fraction of the time. Returns `offset` when it is another.
std::size_t Tokenizer::State::read_plain(std::size_t offset) {
  const PlainWord word = plain_word(text, offset);
  const std::size_t end = offset + word.size;
  if (word.size == 0 || word.size > kMaxFormBytes || !ends_plainly(text, end, word.size)) {
    return offset;
  }
  tokens.push_back({.begin = static_cast<std::uint32_t>(offset),
                    .end = static_cast<std::uint32_t>(end),
                    .position = words++,
                    .span = 1,
                    .capitals = word.capitals,
                    .form = store_lower(text.substr(offset, word.size), text.size() - offset),
                    .spelling = {}});
  return end;
}

std::size_t Tokenizer::State::read_chain(std::size_t offset) {
  Chain chain{.first_token = tokens.size()};
  letters.clear();
  char sign = '\0';
  for (;;) {
    const ScannedWord word = scan_word(text, offset);
    chain.add(word, sign);
    add_token(word.begin, word.end, bare_word(text, word, bare),
              is_capitals(word.upper, word.lower));
    if (word.acronym) read_letters(word);
    const auto joiner = joiner_after(text, word);
    if (!joiner) {
      if (chain.is_unit()) add_unit(chain);
      add_letters(chain);
      return word.end;
    }
    sign = joiner->sign;
    offset = joiner->next;
  }
}

std::size_t Tokenizer::State::read_ideograph(std::size_t offset) {
  std::size_t end = char_at(text, offset).end;
  for (SeenChar next = char_at(text, end); next.cls == CharClass::Mark; next = char_at(text, end)) {
    end = next.end;
  }
  add_token(offset, end, text.substr(offset, end - offset), false);
  return end;
}

std::size_t Tokenizer::State::read_dictionary_run(std::size_t offset) {
  const std::string_view window = utf8_prefix(text.substr(offset), DictionaryBreaker::kMaxRunBytes);
  std::size_t size = 0;
  for (SeenChar next = char_at(window, 0);
       next.end > size && (next.cls == CharClass::Dictionary || next.cls == CharClass::Mark ||
                           next.cls == CharClass::Ignorable);
       next = char_at(window, size)) {
    size = next.end;
  }
  std::size_t begin = 0;
  for (const std::size_t end : breaker.word_ends(window.substr(0, size))) {
    // The window may cut its last word: that one is read again from its beginning.
    if (end == window.size() && window.size() < text.size() - offset && begin > 0) break;
    if (char_at(window, begin).cls == CharClass::Dictionary) {
      add_token(offset + begin, offset + end, window.substr(begin, end - begin), false);
    }
    begin = end;
  }
  return offset + begin;
}

void Tokenizer::State::add_token(std::size_t begin, std::size_t end, std::string_view word,
                                 bool capitals) {
  const Form form = fold(word);
  tokens.push_back({.begin = static_cast<std::uint32_t>(begin),
                    .end = static_cast<std::uint32_t>(end),
                    .position = words++,
                    .span = 1,
                    .capitals = capitals,
                    .form = form.form,
                    .spelling = form.spelling});
}

void Tokenizer::State::add_unit(const Chain& chain) {
  const Token& first = tokens[chain.first_token];
  const auto has_spelling = [](const Token& token) { return !token.spelling.empty(); };
  const auto parts = tokens.begin() + static_cast<std::ptrdiff_t>(chain.first_token);
  Token unit{.begin = first.begin,
             .end = tokens.back().end,
             .position = first.position,
             .span = static_cast<std::uint32_t>(chain.size),
             .capitals = is_capitals(chain.upper, chain.lower),
             .form = join(chain, [](const Token& token) { return token.form; }),
             .spelling = {}};
  if (std::any_of(parts, tokens.end(), has_spelling) && !unit.form.empty()) {
    unit.spelling = join(chain, [](const Token& token) {
      return token.spelling.empty() ? token.form : token.spelling;
    });
  }
  tokens.insert(parts, unit);
}

// Each different letter once, where the acronym stands, which was just added.
void Tokenizer::State::read_letters(const ScannedWord& acronym) {
  const std::size_t first = letters.size();
  for (std::size_t begin = acronym.begin; begin < acronym.end;) {
    const std::size_t end = std::min(text.find('.', begin), acronym.end);
    const Form form = fold(text.substr(begin, end - begin));
    const bool is_known =
        std::any_of(letters.begin() + static_cast<std::ptrdiff_t>(first), letters.end(),
                    [&](const Token& letter) { return letter.form == form.form; });
    if (!is_known && !form.form.empty()) {
      letters.push_back({.begin = static_cast<std::uint32_t>(begin),
                         .end = static_cast<std::uint32_t>(end),
                         .position = tokens.back().position,
                         .span = 1,
                         .capitals = false,
                         .form = form.form,
                         .spelling = form.spelling});
    }
    begin = end + 1;
  }
}

// Behind what else stands at their positions.
void Tokenizer::State::add_letters(const Chain& chain) {
  if (letters.empty()) return;
  const auto known = static_cast<std::ptrdiff_t>(tokens.size());
  tokens.insert(tokens.end(), letters.begin(), letters.end());
  std::inplace_merge(tokens.begin() + static_cast<std::ptrdiff_t>(chain.first_token),
                     tokens.begin() + known, tokens.end(),
                     [](const Token& a, const Token& b) { return a.position < b.position; });
}

// The parts with their signs between; empty when a part is, or when it is too long.
std::string_view Tokenizer::State::join(const Chain& chain,
                                        std::string_view (*part)(const Token&)) {
  folded.clear();
  for (std::size_t i = 0; i < chain.size; ++i) {
    const std::string_view bytes = part(tokens[chain.first_token + i]);
    if (bytes.empty()) return {};
    if (i > 0) folded += chain.signs[i];
    folded += bytes;
  }
  return store_short(folded);
}

std::string_view Tokenizer::State::store_short(std::string_view form) {
  return form.size() <= kMaxFormBytes ? arena.store(form) : std::string_view{};
}

// The lower case of ASCII of at most kMaxFormBytes. From where it begins, `readable` bytes may be
// read, so that a short word is one piece.
std::string_view Tokenizer::State::store_lower(std::string_view word, std::size_t readable) {
  static_assert(FormArena::kSlack >= kAtOnce);
  const std::string_view around(word.data(), readable);
  char* room = arena.allocate(word.size());
  std::size_t i = 0;
  for (; i < word.size() && i + kAtOnce <= readable; i += kAtOnce) {
    const std::uint64_t eight = eight_bytes(around, i) & ~kHighBits;
    put_eight_bytes(room + i, eight | (bytes_between(eight, 'A', 'Z') >> 2));
  }
  for (; i < word.size(); ++i) room[i] = lower_ascii(word[i]);
  return {room, word.size()};
}

Form Tokenizer::State::fold(std::string_view word) {
  if (word.size() > kMaxRawBytes) return {};
  if (is_ascii(word)) {
    if (word.size() > kMaxFormBytes) return {};
    return {store_lower(word, word.size()), {}};
  }
  folded.clear();
  append_folded_word(folded, word);
  spelling.clear();
  append_folded_case(spelling, word);
  const std::string_view form = store_short(folded);
  if (form.empty() || spelling == folded) return {form, {}};
  return {form, store_short(spelling)};
}

Tokenizer::Tokenizer() : state_(std::make_unique<State>()) {}
Tokenizer::~Tokenizer() = default;

std::span<const Token> Tokenizer::run(std::string_view text) {
  state_->run(text);
  return state_->tokens;
}

std::uint32_t Tokenizer::words() const {
  return state_->words;
}

}  // namespace byline
