// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/terminal_text.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

#include "common/text/utf8.hpp"

namespace byline {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// What changes a terminal's state, reorders or hides text (CWE-150, CVE-2021-42574).
constexpr std::array kUnsafe{
    Range{0x0000, 0x001F},    // C0
    Range{0x007F, 0x009F},    // DEL and C1
    Range{0x061C, 0x061C},    // Arabic letter mark
    Range{0x180E, 0x180E},    // Mongolian vowel separator
    Range{0x200B, 0x200F},    // zero width, left-to-right and right-to-left marks
    Range{0x2028, 0x202E},    // line and paragraph separators, bidirectional embeddings
    Range{0x2060, 0x206F},    // word joiner, isolates, deprecated format characters
    Range{0xFDD0, 0xFDEF},    // non-characters
    Range{0xFEFF, 0xFEFF},    // byte order mark
    Range{0xFFF9, 0xFFFB},    // interlinear annotation
    Range{0x1D173, 0x1D17A},  // musical format characters
    Range{0xE0000, 0xE00FF},  // tags
    Range{0xE01F0, 0xE0FFF},  // default ignorable, unassigned
};

constexpr char32_t kSoftHyphen = 0x00AD;
constexpr std::size_t kMaxMarks = 8;

bool is_unsafe(char32_t code_point) {
  if ((code_point & 0xFFFEU) == 0xFFFE) return true;  // the last two of every plane
  const auto* range = std::ranges::lower_bound(kUnsafe, code_point, {}, &Range::last);
  return range != kUnsafe.end() && code_point >= range->first;
}

bool is_mark(char32_t code_point) {
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0;
}

void append_escape(std::string& out, char32_t code_point) {
  const auto number = static_cast<std::uint32_t>(code_point);
  if (number < 0x80) {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", number);
  } else if (number < 0x10000) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", number);
  } else {
    fmt::format_to(std::back_inserter(out), "\\U{:08x}", number);
  }
}

void append_escaped_bytes(std::string& out, std::string_view bytes) {
  for (const char byte : bytes) {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(byte));
  }
}

bool is_plain_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char byte) { return byte >= 0x20 && byte <= 0x7E; });
}

// Writes the safe form of one text; `marks_` counts those since the last character.
class Sanitizer {
 public:
  explicit Sanitizer(LineBreaks line_breaks) : line_breaks_(line_breaks) {}

  std::string run(std::string_view text) {
    out_.reserve(text.size() + 16);
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t begin = i;
      const char32_t code_point = next_code_point(text, i);
      put(code_point, text.substr(begin, i - begin));
    }
    return std::move(out_);
  }

 private:
  void put(char32_t code_point, std::string_view bytes) {
    if (code_point == kSoftHyphen) return;
    const bool mark = is_mark(code_point);
    marks_ = mark ? marks_ + 1 : 0;
    if (marks_ > kMaxMarks) return;
    if (code_point == U'\t') {
      out_ += ' ';
    } else if (code_point == kReplacement && bytes != "\uFFFD") {
      append_escaped_bytes(out_, bytes);
    } else if (is_unsafe(code_point) && !is_kept_line_break(code_point)) {
      append_escape(out_, code_point);
    } else {
      out_ += bytes;
    }
  }

  [[nodiscard]] bool is_kept_line_break(char32_t code_point) const {
    return code_point == U'\n' && line_breaks_ == LineBreaks::Keep;
  }

  LineBreaks line_breaks_;
  std::size_t marks_ = 0;
  std::string out_;
};

}  // namespace

std::string terminal_safe(std::string_view text, LineBreaks line_breaks) {
  if (is_plain_ascii(text)) return std::string(text);
  return Sanitizer(line_breaks).run(text);
}

}  // namespace byline
