// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/decoding/markup.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "common/text/ascii.hpp"
#include "common/text/utf8.hpp"

namespace byline {

namespace {

enum class TagKind { Inline, Block, LineBreak, Cell, Hidden };

struct TagRow {
  std::string_view name;
  TagKind kind;
};

using enum TagKind;

constexpr std::array kTags{
    TagRow{"a", Inline},         TagRow{"abbr", Inline},    TagRow{"article", Block},
    TagRow{"aside", Block},      TagRow{"b", Inline},       TagRow{"big", Inline},
    TagRow{"blockquote", Block}, TagRow{"body", Block},     TagRow{"br", LineBreak},
    TagRow{"button", Inline},    TagRow{"center", Block},   TagRow{"cite", Inline},
    TagRow{"code", Inline},      TagRow{"dd", Block},       TagRow{"del", Inline},
    TagRow{"div", Block},        TagRow{"dl", Block},       TagRow{"dt", Block},
    TagRow{"em", Inline},        TagRow{"embed", Inline},   TagRow{"figcaption", Block},
    TagRow{"figure", Block},     TagRow{"font", Inline},    TagRow{"footer", Block},
    TagRow{"form", Block},       TagRow{"h1", Block},       TagRow{"h2", Block},
    TagRow{"h3", Block},         TagRow{"h4", Block},       TagRow{"h5", Block},
    TagRow{"h6", Block},         TagRow{"head", Block},     TagRow{"header", Block},
    TagRow{"hr", Block},         TagRow{"html", Block},     TagRow{"i", Inline},
    TagRow{"iframe", Inline},    TagRow{"img", Inline},     TagRow{"input", Inline},
    TagRow{"ins", Inline},       TagRow{"label", Inline},   TagRow{"li", Block},
    TagRow{"link", Inline},      TagRow{"main", Block},     TagRow{"mark", Inline},
    TagRow{"meta", Inline},      TagRow{"nav", Block},      TagRow{"noscript", Inline},
    TagRow{"object", Inline},    TagRow{"ol", Block},       TagRow{"p", Block},
    TagRow{"path", Inline},      TagRow{"picture", Inline}, TagRow{"pre", Block},
    TagRow{"q", Inline},         TagRow{"s", Inline},       TagRow{"script", Hidden},
    TagRow{"section", Block},    TagRow{"small", Inline},   TagRow{"source", Inline},
    TagRow{"span", Inline},      TagRow{"strike", Inline},  TagRow{"strong", Inline},
    TagRow{"style", Hidden},     TagRow{"sub", Inline},     TagRow{"sup", Inline},
    TagRow{"svg", Inline},       TagRow{"table", Block},    TagRow{"tbody", Block},
    TagRow{"td", Cell},          TagRow{"tfoot", Block},    TagRow{"th", Cell},
    TagRow{"thead", Block},      TagRow{"time", Inline},    TagRow{"title", Block},
    TagRow{"tr", Block},         TagRow{"tt", Inline},      TagRow{"u", Inline},
    TagRow{"ul", Block},         TagRow{"video", Inline},   TagRow{"wbr", Inline},
};

constexpr std::size_t kMaxTagName = 10;
constexpr std::size_t kMaxTagBytes = 64 * 1024;
constexpr std::size_t kMaxEntityBytes = 12;

bool is_name(char c) {
  const char l = lower_ascii(c);
  return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9');
}

// The known tag that opens or closes at `at` ('<').
const TagRow* tag_at(std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '/') ++i;
  std::array<char, kMaxTagName> name{};
  std::size_t size = 0;
  for (; i < text.size() && is_name(text[i]); ++i) {
    if (size == name.size()) return nullptr;
    name[size++] = lower_ascii(text[i]);
  }
  if (size == 0 || i == text.size()) return nullptr;
  const char after = text[i];
  if (after != '>' && after != '/' && after != ' ' && after != '\n' && after != '\t')
    return nullptr;
  const std::string_view wanted(name.data(), size);
  const auto* row = std::lower_bound(
      kTags.begin(), kTags.end(), wanted,
      [](const TagRow& candidate, std::string_view key) { return candidate.name < key; });
  return row != kTags.end() && row->name == wanted ? row : nullptr;
}

// Past the '>' of the tag at `at`, which may stand in quotes before; npos when there is none near.
std::size_t tag_end(std::string_view text, std::size_t at) {
  const std::string_view near = text.substr(at, kMaxTagBytes);
  char quote = 0;
  for (std::size_t i = 1; i < near.size(); ++i) {
    const char c = near[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      return at + i + 1;
    } else if ((c == '"' || c == '\'') && near[i - 1] == '=') {
      quote = c;
    }
  }
  const std::size_t plain = near.find('>');
  return plain == std::string_view::npos ? plain : at + plain + 1;
}

bool has_block_tag(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const TagRow* tag = tag_at(text, at);
    if (tag != nullptr && (tag->kind == Block || tag->kind == LineBreak)) return true;
  }
  return false;
}

class Stripper {
 public:
  explicit Stripper(std::string_view text) : text_(text), join_lines_(has_block_tag(text)) {
    plain_.reserve(text.size());
  }

  std::string run() {
    while (at_ < text_.size()) {
      if (text_[at_] == '<' && (skip_comment() || skip_tag())) continue;
      copy();
    }
    return std::move(plain_);
  }

 private:
  // What is no tag, up to the next that may be one or the end of a line to be joined.
  void copy() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != '<' && (text_[end] != '\n' || !join_lines_)) ++end;
    if (text_[at_] != '\n' || !join_lines_) {
      plain_ += text_.substr(at_, end - at_);
      at_ = end;
      return;
    }
    ++at_;
    const std::size_t next = text_.find_first_not_of(" \t\r", at_);
    const bool blank = next != std::string_view::npos && text_[next] == '\n';
    if (!blank) {
      plain_ += ' ';
      return;
    }
    plain_ += "\n\n";
    at_ = next + 1;
  }

  bool skip_comment() {
    constexpr std::string_view kOpen = "<!--";
    if (no_comment_end_ || !text_.substr(at_).starts_with(kOpen)) return false;
    const std::size_t end = text_.find("-->", at_ + kOpen.size());
    no_comment_end_ = end == std::string_view::npos;
    if (!no_comment_end_) at_ = end + 3;
    return !no_comment_end_;
  }

  bool skip_tag() {
    const TagRow* tag = tag_at(text_, at_);
    if (tag == nullptr || no_tag_end_) return false;
    const std::size_t end = tag_end(text_, at_);
    if (end == std::string_view::npos) {
      no_tag_end_ = text_.find('>', at_) == std::string_view::npos;
      return false;
    }
    const bool opens = text_[at_ + 1] != '/';
    at_ = end;
    if (tag->kind == Hidden && opens) skip_content(tag->name);
    if (tag->kind == Block) plain_ += "\n\n";
    if (tag->kind == LineBreak) plain_ += '\n';
    if (tag->kind == Cell) plain_ += ' ';
    return true;
  }

  // Past the content of <script> or <style>; its end tag is skipped as any other.
  void skip_content(std::string_view name) {
    if (no_hidden_end_) return;
    std::size_t end = at_;
    do {
      end = text_.find("</", end);
      if (end == std::string_view::npos) {
        no_hidden_end_ = true;
        return;
      }
      const TagRow* tag = tag_at(text_, end);
      if (tag != nullptr && tag->name == name) break;
      end += 2;
    } while (true);
    at_ = end;
  }

  std::string_view text_;
  bool join_lines_;
  std::size_t at_ = 0;
  std::string plain_;
  // Once an end was looked for in vain it is not looked for again, so that the whole stays linear.
  bool no_comment_end_ = false;
  bool no_tag_end_ = false;
  bool no_hidden_end_ = false;
};

std::optional<char32_t> numeric_entity(std::string_view digits) {
  int base = 10;
  if (!digits.empty() && (digits[0] == 'x' || digits[0] == 'X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (digits.empty() || end != digits.data() + digits.size()) return std::nullopt;
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (error != std::errc() || value == 0 || value > 0x10FFFF || surrogate) return kReplacement;
  return value;
}

std::optional<char32_t> entity(std::string_view name) {
  if (name.starts_with('#')) return numeric_entity(name.substr(1));
  if (name == "apos") return U'\'';
  if (!std::all_of(name.begin(), name.end(), is_name)) return std::nullopt;
  const std::string terminated(name);
  const htmlEntityDesc* found =
      htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
  if (found == nullptr) return std::nullopt;
  return found->value;
}

}  // namespace

bool has_markup(std::string_view text) {
  if (const std::size_t at = text.find("<!--"); at != std::string_view::npos) {
    if (text.find("-->", at) != std::string_view::npos) return true;
  }
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (tag_at(text, at) != nullptr) return true;
  }
  return false;
}

std::string strip_markup(std::string_view text) {
  return Stripper(text).run();
}

std::string decode_entities(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t ampersand = std::min(text.find('&', at), text.size());
    decoded += text.substr(at, ampersand - at);
    at = ampersand;
    if (at == text.size()) break;
    const std::size_t length = text.substr(at + 1, kMaxEntityBytes).find(';');
    const auto character = length == std::string_view::npos || length == 0
                               ? std::nullopt
                               : entity(text.substr(at + 1, length));
    if (character) {
      append_code_point(decoded, *character);
      at += length + 2;
    } else {
      decoded += text[at++];
    }
  }
  return decoded;
}

std::string plain_from_markup(std::string text) {
  for (int round = 0; round < 2; ++round) {
    if (has_markup(text)) text = strip_markup(text);
    if (text.find('&') == std::string::npos) break;
    text = decode_entities(text);
    if (!has_markup(text)) break;
  }
  return text;
}

}  // namespace byline
