// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/utf8.hpp"

#include <cstdint>

#include "common/text/ascii.hpp"

namespace byline {
namespace {

// What a lead byte asks for: how many continuation bytes, and the range of the first of them
// (Unicode 15, table 3-7). A length of 0 is no lead byte.
struct Lead {
  std::uint8_t continuations;
  std::uint8_t low;
  std::uint8_t high;
};

Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {0, 0, 0};
}

struct Decoded {
  char32_t code_point;
  bool valid;
};

Decoded decode(std::string_view text, std::size_t& offset) {
  const auto first = static_cast<unsigned char>(text[offset++]);
  if (first < 0x80) return {first, true};
  const Lead lead = lead_of(first);
  if (lead.continuations == 0) return {kReplacement, false};
  char32_t value = first & (0x3FU >> lead.continuations);
  for (unsigned i = 0; i < lead.continuations; ++i) {
    if (offset == text.size()) return {kReplacement, false};
    const auto byte = static_cast<unsigned char>(text[offset]);
    const unsigned low = i == 0 ? lead.low : 0x80;
    const unsigned high = i == 0 ? lead.high : 0xBF;
    if (byte < low || byte > high) return {kReplacement, false};
    value = (value << 6U) | (byte & 0x3FU);
    ++offset;
  }
  return {value, true};
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  return decode(text, offset).code_point;
}

void append_code_point(std::string& text, char32_t code_point) {
  const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
    code_point = kReplacement;
  }
  if (code_point < 0x80) return put(code_point);
  if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
    return put(0x80U | (code_point & 0x3FU));
  }
  if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
  } else {
    put(0xF0U | (code_point >> 18U));
    put(0x80U | ((code_point >> 12U) & 0x3FU));
  }
  put(0x80U | ((code_point >> 6U) & 0x3FU));
  put(0x80U | (code_point & 0x3FU));
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = end_of_ascii(text, 0); i < text.size(); i = end_of_ascii(text, i)) {
    if (!decode(text, i).valid) return false;
  }
  return true;
}

std::string repair_utf8(std::string text) {
  if (text.find('\0') == std::string::npos && is_valid_utf8(text)) return text;
  std::string repaired;
  repaired.reserve(text.size() + 16);
  for (std::size_t i = 0; i < text.size();) {
    const char32_t code_point = next_code_point(text, i);
    append_code_point(repaired, code_point == 0 ? kReplacement : code_point);
  }
  return repaired;
}

std::string_view utf8_prefix(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  constexpr std::size_t kLongest = 4;
  // A code point that `limit` would cut began at most three bytes before it.
  for (std::size_t back = 1; back < kLongest && back <= limit; ++back) {
    const std::size_t start = limit - back;
    if ((static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80) continue;
    std::size_t end = start;
    return decode(text, end).valid && end > limit ? text.substr(0, start) : text.substr(0, limit);
  }
  return text.substr(0, limit);
}

std::size_t utf8_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++length) (void)next_code_point(text, i);
  return length;
}

}  // namespace byline
