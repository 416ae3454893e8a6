// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/json_writer.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "common/text/utf8.hpp"

namespace byline {

namespace {

struct Span {
  char32_t first;
  char32_t last;
};

// Written as escapes: they are invisible, reorder what is around them, or act on a terminal.
constexpr std::array kEscaped{
    Span{0x00, 0x1F},       Span{0x7F, 0x9F},        Span{0xAD, 0xAD},     Span{0x61C, 0x61C},
    Span{0x180E, 0x180E},   Span{0x200B, 0x200F},    Span{0x2028, 0x202E}, Span{0x2060, 0x206F},
    Span{0xFDD0, 0xFDEF},   Span{0xFEFF, 0xFEFF},    Span{0xFFF9, 0xFFFB}, Span{0xFFFE, 0xFFFF},
    Span{0xE0000, 0xE0FFF}, Span{0xF0000, 0x10FFFF},
};

bool is_escaped(char32_t c) {
  if ((c & 0xFFFE) == 0xFFFE) return true;
  for (const Span& span : kEscaped) {
    if (c >= span.first && c <= span.last) return true;
  }
  return false;
}

void append_unit(std::string& out, unsigned unit) {
  fmt::format_to(std::back_inserter(out), "\\u{:04x}", unit);
}

void append_escape(std::string& out, char32_t c) {
  switch (c) {
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      break;
  }
  if (c < 0x10000) {
    append_unit(out, static_cast<unsigned>(c));
    return;
  }
  const auto rest = static_cast<unsigned>(c - 0x10000);
  append_unit(out, 0xD800 + (rest >> 10));
  append_unit(out, 0xDC00 + (rest & 0x3FF));
}

bool is_plain_ascii(unsigned char byte) {
  return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

void append_character(std::string& out, char32_t c) {
  if (c == '"' || c == '\\') {
    out += '\\';
    out += static_cast<char>(c);
  } else if (is_escaped(c)) {
    append_escape(out, c);
  } else {
    append_code_point(out, c);
  }
}

}  // namespace

std::string json_quoted(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  out += '"';
  for (std::size_t offset = 0; offset < text.size();) {
    if (is_plain_ascii(static_cast<unsigned char>(text[offset]))) {
      out += text[offset++];
    } else {
      append_character(out, next_code_point(text, offset));
    }
  }
  out += '"';
  return out;
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_items_.empty()) return;
  if (has_items_.back()) output_.write(",");
  has_items_.back() = true;
}

void JsonWriter::open(char bracket) {
  separate();
  output_.write({&bracket, 1});
  has_items_.push_back(false);
}

void JsonWriter::close(char bracket) {
  has_items_.pop_back();
  output_.write({&bracket, 1});
}

void JsonWriter::begin_object() {
  open('{');
}
void JsonWriter::end_object() {
  close('}');
}
void JsonWriter::begin_array() {
  open('[');
}
void JsonWriter::end_array() {
  close(']');
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  output_.write(json_quoted(name));
  output_.write(":");
  after_key_ = true;
  return *this;
}

void JsonWriter::string(std::string_view text) {
  separate();
  output_.write(json_quoted(text));
}

void JsonWriter::strings(const std::vector<std::string>& texts) {
  begin_array();
  for (const std::string& text : texts) string(text);
  end_array();
}

void JsonWriter::string_or_null(std::string_view text) {
  text.empty() ? null() : string(text);
}

void JsonWriter::number(std::uint64_t value) {
  separate();
  output_.write(std::to_string(value));
}

void JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  separate();
  output_.write(fmt::format("{:.6g}", value));
}

void JsonWriter::number(std::optional<double> value) {
  value ? number(*value) : null();
}

void JsonWriter::boolean(bool value) {
  separate();
  output_.write(value ? "true" : "false");
}

void JsonWriter::null() {
  separate();
  output_.write("null");
}

void JsonWriter::line_break() {
  output_.write("\n");
}

}  // namespace byline
