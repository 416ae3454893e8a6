// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/decoding/plain_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"
#include "common/text/windows_1252.hpp"
#include "indexer/decoding/markup.hpp"

namespace byline {

namespace {

// Bytes that stand for themselves, wherever they are.
constexpr std::array<bool, 256> make_plain_bytes() {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < plain.size(); ++byte) plain[byte] = true;
  plain['\n'] = plain['\t'] = true;
  plain[0x7F] = plain[0xC2] = plain[0xE2] = false;  // DEL, U+0080 and U+2028 may begin
  return plain;
}

constexpr std::array<bool, 256> kPlainBytes = make_plain_bytes();

// Whether the eight bytes at `at` are ASCII, and none of them a control code.
bool are_eight_plain(std::string_view text, std::size_t at) {
  const std::uint64_t bytes = eight_bytes(text, at);
  const std::uint64_t codes = (bytes - ' ' * kEveryByte) | (bytes + kEveryByte);  // 0x7F is one
  return ((bytes | codes) & kHighBits) == 0;
}

// Where the next character stands, from `at` on, that is not to be kept as it is.
std::size_t next_unusual(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    while (at + kAtOnce <= text.size() && are_eight_plain(text, at)) at += kAtOnce;
    if (at == text.size()) break;
    if (kPlainBytes[static_cast<unsigned char>(text[at])]) continue;
    const std::string_view rest = text.substr(at);
    const bool is_kept = (rest.starts_with('\xC2') && rest.size() > 1 && rest[1] >= '\xA0') ||
                         (rest.starts_with('\xE2') && !rest.starts_with("\xE2\x80\xA8") &&
                          !rest.starts_with("\xE2\x80\xA9"));
    if (!is_kept) return at;
  }
  return text.size();
}

// Appends what stands for the character that begins with an unusual byte; moves `at` past it.
void append_unusual(std::string& out, std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  const char32_t c = next_code_point(text, at);
  if (c == '\r') {
    out += '\n';
    if (at < text.size() && text[at] == '\n') ++at;
  } else if (c == '\f' || c == '\v' || c == 0x2028) {
    out += '\n';
  } else if (c == 0x2029) {
    out += "\n\n";
  } else if (c >= 0x80 && c < 0xA0) {
    const char32_t meant = kWindows1252[c - 0x80];
    const bool is_part =
        !out.empty() && (out.back() & 0x80) != 0;  // "â€\u009d" is a quotation mark
    if (meant != 0 || is_part) append_code_point(out, meant != 0 ? meant : c);
  } else if (c >= 0x20 && c != 0x7F) {
    out += text.substr(begin, at - begin);
  }
}

std::string plain(std::string_view text) {
  return without_controls(plain_from_markup(without_controls(std::string(text))));
}

using Lines = std::vector<std::string_view>;

// A line holds no word when it is empty or of spaces, no-break spaces among them.
bool is_blank(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_code_point(line, at);
    if (c != ' ' && c != '\t' && c != 0xA0 && c != 0xFEFF && c != 0x200B) return false;
  }
  return true;
}

std::string_view first_word(std::string_view line) {
  return line.substr(0, line.find(' '));
}

constexpr std::size_t kMinWrapWidth = 40;
constexpr std::size_t kMaxWrapWidth = 120;

// A wrapped text ends its lines only where the next word would not fit the width of the longest,
// or where a paragraph ends: `starts` says which lines begin one. Where several are known to, the
// lines need not be as full, since agencies wrapped them before a last edit.
bool are_wrapped(const Lines& lines, const std::vector<bool>& starts) {
  if (lines.size() < 2) return false;
  std::size_t width = 0;
  for (const std::string_view line : lines) width = std::max(width, utf8_length(line));
  if (width < kMinWrapWidth || width > kMaxWrapWidth) return false;
  std::size_t full = 0, inner = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (starts[i + 1]) continue;
    ++inner;
    full += utf8_length(lines[i]) + 1 + utf8_length(first_word(lines[i + 1])) > width;
  }
  const bool has_starts = std::count(starts.begin(), starts.end(), true) > 1;
  return inner > 0 && full * 5 >= inner * (has_starts ? 1 : 4);
}

std::size_t indent_of(std::string_view line) {
  std::size_t indent = 0;
  for (const char c : line) {
    if (c == '\t') {
      indent += 8 - indent % 8;
    } else if (c == ' ') {
      ++indent;
    } else {
      break;
    }
  }
  return indent;
}

// Which lines of a block begin a paragraph because they are indented and most are not, as in agency
// copy and old books; else the first alone.
std::vector<bool> indented_starts(const std::vector<std::size_t>& indents) {
  constexpr std::size_t kLeastIndent = 2;
  std::vector<bool> starts(indents.size());
  if (indents.empty()) return starts;
  const std::size_t least = *std::min_element(indents.begin(), indents.end());
  std::size_t count = 0;
  for (std::size_t i = 0; i < indents.size(); ++i) {
    starts[i] = indents[i] >= least + kLeastIndent;
    count += starts[i] ? 1 : 0;
  }
  if (2 * count > indents.size()) starts.assign(indents.size(), false);
  starts[0] = true;
  return starts;
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string_view line : lines) {
    const bool hyphenated = text.size() > 1 && text.back() == '-' &&
                            is_ascii_letter(text[text.size() - 2]) && line[0] >= 'a' &&
                            line[0] <= 'z';
    if (hyphenated) {
      text.pop_back();
    } else if (!text.empty()) {
      text += ' ';
    }
    text += line;
  }
  return text;
}

class Paragraphs {
 public:
  void add(std::string_view text) {
    std::string line = squeeze(text);
    if (line.empty()) return;
    if (list_.size() < kMaxParagraphs) {
      list_.push_back(std::move(line));
    } else {
      list_.back() += ' ';
      list_.back() += line;
    }
  }

  // Lines between two blank ones, and how far each is indented.
  void add_block(const Lines& lines, const std::vector<std::size_t>& indents) {
    const std::vector<bool> starts = indented_starts(indents);
    if (!are_wrapped(lines, starts)) {
      for (const std::string_view line : lines) add(line);
      return;
    }
    Lines paragraph;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (starts[i]) add(joined(std::exchange(paragraph, {})));
      paragraph.push_back(lines[i]);
    }
    add(joined(paragraph));
  }

  std::vector<std::string> take() { return std::move(list_); }

 private:
  std::vector<std::string> list_;
};

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

bool take_number(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(end);
  return end > 0;
}

bool take_word(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string without_controls(std::string text) {
  std::size_t unusual = next_unusual(text, 0);
  if (unusual == text.size()) return text;
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); unusual = next_unusual(text, at)) {
    out.append(text, at, unusual - at);
    at = unusual;
    if (at < text.size()) append_unusual(out, text, at);
  }
  return out;
}

std::string plain_line(std::string_view text) {
  return squeeze(plain(text));
}

std::vector<std::string> plain_paragraphs(std::string_view text) {
  return literal_paragraphs(plain_from_markup(without_controls(std::string(text))));
}

std::vector<std::string> literal_paragraphs(std::string_view text) {
  const std::string whole = without_controls(std::string(text));
  Paragraphs paragraphs;
  Lines block;
  std::vector<std::size_t> indents;
  for (std::size_t at = 0; at <= whole.size();) {
    const std::size_t end = std::min(whole.find('\n', at), whole.size());
    const std::string_view raw = std::string_view(whole).substr(at, end - at);
    const std::string_view line = trimmed(raw);
    if (is_blank(line)) {
      paragraphs.add_block(block, indents);
      block.clear();
      indents.clear();
    } else {
      block.push_back(line);
      indents.push_back(indent_of(raw));
    }
    at = end + 1;
  }
  paragraphs.add_block(block, indents);
  return paragraphs.take();
}

bool is_missing(std::string_view value) {
  static constexpr std::array<std::string_view, 7> kMissingValues = {
      "", "none", "null", "nan", "n/a", "undefined", "[]"};
  constexpr std::size_t kLongest = 64;  // a folded value may be shorter, but not that much
  if (value.size() > kLongest) return false;
  // Most values are of ASCII, and longer than any of these: they need not be folded to see it.
  constexpr std::size_t kLongestMissing = 9;
  const std::string_view bare = trimmed(value);
  if (bare.size() > kLongestMissing && is_ascii(bare)) return false;
  const std::string folded = fold_value(value);
  return std::find(kMissingValues.begin(), kMissingValues.end(), folded) != kMissingValues.end();
}

namespace {

// Quoted items of "['a', \"b\"]"; nothing when the text is no such list.
std::vector<std::string> quoted_items(std::string_view text) {
  std::vector<std::string> items;
  text = text.substr(1, text.size() - 2);
  while (!(text = trimmed(text)).empty()) {
    const char quote = text[0];
    if (quote != '\'' && quote != '"') return {};
    std::string item;
    std::size_t at = 1;
    for (; at < text.size() && text[at] != quote; ++at) {
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      item += text[at];
    }
    if (at == text.size()) return {};
    items.push_back(std::move(item));
    text = trimmed(text.substr(at + 1));
    if (text.empty()) break;
    if (text[0] != ',') return {};
    text.remove_prefix(1);
  }
  return items;
}

}  // namespace

std::vector<std::string> list_items(std::string_view text, std::string_view separators) {
  text = trimmed(text);
  if (text.size() >= 2 && text.front() == '[' && text.back() == ']') {
    std::vector<std::string> items = quoted_items(text);
    if (!items.empty()) return items;
  }
  std::vector<std::string> items;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    const std::string_view item = trimmed(text.substr(0, end));
    if (!item.empty()) items.emplace_back(item);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return items;
}

bool agrees(const std::string& shown, const std::string& stated) {
  if (shown.empty() || stated.empty()) return false;
  return shown == stated || (shown.size() >= 10 && stated.find(shown) != std::string::npos) ||
         (stated.size() >= 10 && shown.find(stated) != std::string::npos);
}

}  // namespace byline
