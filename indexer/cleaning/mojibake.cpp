// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/mojibake.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/ascii.hpp"
#include "common/text/utf8.hpp"
#include "common/text/windows_1252.hpp"

namespace byline {

namespace {

// The byte that Windows-1252 has for a character, or nothing; the bytes that it leaves open have
// the C1 codes of the same numbers.
std::optional<unsigned char> windows_byte(char32_t c) {
  if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) return static_cast<unsigned char>(c);
  for (std::size_t i = 0; i < kWindows1252.size(); ++i) {
    if (c == (kWindows1252[i] == 0 ? 0x80 + i : kWindows1252[i])) {
      return static_cast<unsigned char>(0x80 + i);
    }
  }
  return std::nullopt;
}

// The same where a control code is the byte of its number: read as Latin-1.
std::optional<unsigned char> latin_byte(char32_t c) {
  return c <= 0xFF ? static_cast<unsigned char>(c) : windows_byte(c);
}

struct Range {
  char32_t first;
  char32_t last;
};

// What Windows-1252 text can hardly be by chance, once it is read as UTF-8: letters of European
// alphabets, general punctuation, currency, letterlike signs; other scripts in a row (is_certain).
constexpr std::array kPlain = {Range{0xA0, 0x17F}, Range{0x2010, 0x2044}, Range{0x20A0, 0x20BF},
                               Range{0x2100, 0x214F}};

bool is_plain(char32_t c) {
  return std::any_of(kPlain.begin(), kPlain.end(),
                     [c](const Range& range) { return c >= range.first && c <= range.last; });
}

// One odd letter may be chance ("CAFÉ”" spells "CAFɔ"); a text in another alphabet has many.
bool is_certain(std::string_view mended) {
  constexpr std::size_t kEnough = 4;
  std::size_t others = 0;
  std::size_t plain = 0;
  for (std::size_t at = 0; at < mended.size();) {
    const char32_t c = next_code_point(mended, at);
    if (c < 0x80) continue;
    if (c < 0xA0) return false;  // a control code
    ++(is_plain(c) ? plain : others);
  }
  return others == 0 ? plain > 0 : others >= kEnough;
}

// "à" read wrongly ends in a no-break space, which readers take for any other and squeeze with the
// spaces around: "cittÃ di" was "città di". `behind`: what follows the space. In a few words of
// Portuguese and Italian nothing else stood there.
std::string_view a_grave_end(std::string_view behind) {
  constexpr std::array<std::string_view, 3> kJoined = {"s ", "quel", "quilo"};
  const bool is_joined = behind.starts_with(' ') || std::any_of(kJoined.begin(), kJoined.end(),
                                                                [behind](std::string_view word) {
                                                                  return behind.starts_with(word);
                                                                });
  return is_joined ? "\xA0" : "\xA0 ";
}

// The text before it was read a byte a character, certain or not. Ends at the first character that
// does not fit, which in sound text is the first beyond ASCII.
template <class ByteOf>
std::optional<std::string> turned_back(std::string_view text, const ByteOf& byte_of) {
  std::string bytes;  // of the text before `read`
  std::size_t read = 0;
  std::size_t wanted = 0;  // bytes of the sequence that are still to come
  // Sequences that stand there whole: others alone prove nothing ("MANHÃ DE SOL").
  std::size_t whole = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (wanted == 0) {
      at = end_of_ascii(text, at);
      if (at == text.size()) break;
    }
    if (wanted == 1 && text[at] == ' ' && bytes.back() == '\xC3') {
      bytes += a_grave_end(text.substr(++at));
      read = at;
      wanted = 0;
      continue;
    }
    const std::size_t begin = at;
    const auto byte = byte_of(next_code_point(text, at));
    if (!byte) return std::nullopt;
    if (wanted > 0) {
      if ((*byte & 0xC0) != 0x80) return std::nullopt;
      if (--wanted == 0) ++whole;
    } else if (*byte >= 0xC2 && *byte <= 0xF4) {
      wanted = *byte < 0xE0 ? 1 : *byte < 0xF0 ? 2 : 3;
    } else {
      return std::nullopt;
    }
    bytes += text.substr(read, begin - read);
    bytes += static_cast<char>(*byte);
    read = at;
  }
  if (whole == 0) return std::nullopt;
  bytes += text.substr(read);
  if (wanted == 1 && bytes.back() == '\xC3') {  // "voilÃ", trimmed
    bytes += '\xA0';
    wanted = 0;
  }
  if (wanted > 0 || !is_valid_utf8(bytes)) return std::nullopt;
  return bytes;
}

// Takes out U+0080 to U+009F.
void drop_control_codes(std::string& text) {
  std::size_t kept = std::min(text.find('\xC2'), text.size());
  for (std::size_t at = kept; at < text.size(); ++at) {
    const bool is_code = text[at] == '\xC2' && at + 1 < text.size() &&
                         static_cast<unsigned char>(text[at + 1]) < 0xA0;
    if (is_code) {
      ++at;
    } else {
      text[kept++] = text[at];
    }
  }
  text.resize(kept);
}

bool mend(std::string& text) {
  std::optional<std::string> mended = mended_mojibake(text);
  if (mended) text = std::move(*mended);
  drop_control_codes(text);  // that readers kept for this
  return mended.has_value();
}

bool mend(std::vector<std::string>& texts) {
  bool is_mended = false;
  for (std::string& text : texts) is_mended |= mend(text);
  return is_mended;
}

}  // namespace

std::optional<std::string> mended_mojibake(std::string_view text) {
  std::optional<std::string> mended = turned_back(text, windows_byte);
  if (!mended) return std::nullopt;
  // What was read wrongly twice, as Latin-1 the first time, is control codes between the two.
  std::optional<std::string> again = turned_back(*mended, latin_byte);
  if (again && is_certain(*again)) return again;
  return is_certain(*mended) ? mended : std::nullopt;
}

void mend_mojibake(RawArticle& raw) {
  Article& article = raw.article;
  bool is_mended = mend(article.paragraphs);
  is_mended |= mend(article.tags);
  is_mended |= mend(raw.author_texts);
  for (std::string* text :
       {&article.title, &article.outlet, &article.agency, &article.section, &article.edition}) {
    is_mended |= mend(*text);
  }
  for (std::string* text : {&article.id, &article.url, &article.language, &article.page})
    drop_control_codes(*text);
  for (auto& [key, value] : article.extra) {
    drop_control_codes(key);
    drop_control_codes(value);
  }
  if (is_mended) raw.repairs.emplace_back("UTF-8 that was read as Windows-1252 mended");
}

}  // namespace byline
