// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/plain_text.hpp"

#include <algorithm>
#include <array>

#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"
#include "common/text/windows_1252.hpp"
#include "indexer/readers/markup.hpp"

namespace byline {

namespace {

bool is_plain_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 && byte != 0x7F && byte != 0xC2 && byte != 0xE2) || c == '\n' || c == '\t';
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
    if (kWindows1252[c - 0x80] != 0) append_code_point(out, kWindows1252[c - 0x80]);
  } else if (c >= 0x20 && c != 0x7F) {
    out += text.substr(begin, at - begin);
  }
}

std::string one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  return squeeze(text);
}

std::string plain(std::string_view text) {
  return without_controls(plain_from_markup(without_controls(std::string(text))));
}

using Lines = std::vector<std::string_view>;

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

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

// A wrapped text ends its lines only where the next word would not fit the width of the longest.
bool are_wrapped(const Lines& lines) {
  std::size_t width = 0;
  for (const std::string_view line : lines) width = std::max(width, utf8_length(line));
  if (lines.size() < 2 || width < kMinWrapWidth || width > kMaxWrapWidth) return false;
  std::size_t full = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    full += utf8_length(lines[i]) + 1 + utf8_length(first_word(lines[i + 1])) > width;
  }
  return full * 5 >= (lines.size() - 1) * 4;
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
    std::string line = one_line(std::string(text));
    if (line.empty()) return;
    if (list_.size() < kMaxParagraphs) {
      list_.push_back(std::move(line));
    } else {
      list_.back() += ' ';
      list_.back() += line;
    }
  }

  // Lines between two blank ones.
  void add_block(const Lines& lines) {
    if (are_wrapped(lines)) return add(joined(lines));
    for (const std::string_view line : lines) add(line);
  }

  std::vector<std::string> take() { return std::move(list_); }

 private:
  std::vector<std::string> list_;
};

}  // namespace

std::string without_controls(std::string text) {
  auto unusual = std::find_if_not(text.begin(), text.end(), is_plain_byte);
  if (unusual == text.end()) return text;
  std::size_t at = static_cast<std::size_t>(unusual - text.begin());
  std::string out = text.substr(0, at);
  out.reserve(text.size());
  while (at < text.size()) {
    if (is_plain_byte(text[at])) {
      out += text[at++];
    } else {
      append_unusual(out, text, at);
    }
  }
  return out;
}

std::string plain_line(std::string_view text) {
  return one_line(plain(text));
}

std::vector<std::string> plain_paragraphs(std::string_view text) {
  return literal_paragraphs(plain_from_markup(without_controls(std::string(text))));
}

std::vector<std::string> literal_paragraphs(std::string_view text) {
  const std::string whole = without_controls(std::string(text));
  Paragraphs paragraphs;
  Lines block;
  for (std::size_t at = 0; at <= whole.size();) {
    const std::size_t end = std::min(whole.find('\n', at), whole.size());
    const std::string_view line = trimmed(std::string_view(whole).substr(at, end - at));
    if (is_blank(line)) {
      paragraphs.add_block(block);
      block.clear();
    } else {
      block.push_back(line);
    }
    at = end + 1;
  }
  paragraphs.add_block(block);
  return paragraphs.take();
}

bool is_missing(std::string_view value) {
  static constexpr std::array<std::string_view, 7> kMissingValues = {
      "", "none", "null", "nan", "n/a", "undefined", "[]"};
  constexpr std::size_t kLongest = 64;  // a folded value may be shorter, but not that much
  if (value.size() > kLongest) return false;
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

}  // namespace byline
