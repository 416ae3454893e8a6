// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/mail_decoding.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "common/text/ascii.hpp"
#include "indexer/decoding/charset.hpp"
#include "indexer/decoding/plain_text.hpp"

namespace byline {

namespace {

constexpr std::size_t kMaxFields = 500;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

// One "=?charset?encoding?text?=" at the start of `text`; 0 bytes where there is none.
std::size_t encoded_word(std::string_view text, std::string& out) {
  constexpr std::size_t kMaxBytes = 1000;
  text = text.substr(0, kMaxBytes);
  if (!text.starts_with("=?")) return 0;
  const std::size_t charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end + 3 >= text.size()) return 0;
  const char encoding = text[charset_end + 1];
  if (text[charset_end + 2] != '?') return 0;
  const std::size_t end = text.find("?=", charset_end + 3);
  if (end == std::string_view::npos) return 0;
  std::string body(text.substr(charset_end + 3, end - charset_end - 3));
  if (encoding == 'Q' || encoding == 'q') {
    std::replace(body.begin(), body.end(), '_', ' ');
    body = decode_quoted_printable(body);
  } else if (encoding == 'B' || encoding == 'b') {
    body = decode_base64(body);
  } else {
    return 0;
  }
  std::vector<std::string> repairs;
  out += markup_to_utf8(std::move(body), text.substr(2, charset_end - 2), repairs);
  return end + 2;
}

// Takes off what stands before the next ";", and that: without quotation marks and what may
// follow them.
std::string take_value(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
  std::string value;
  const bool is_quoted = rest.starts_with('"');
  std::size_t at = is_quoted ? 1 : 0;
  for (; is_quoted && at < rest.size() && rest[at] != '"'; ++at) {
    if (rest[at] == '\\' && at + 1 < rest.size()) ++at;
    value += rest[at];
  }
  const std::size_t end = std::min(rest.find(';', std::min(at, rest.size())), rest.size());
  if (!is_quoted) {
    value = rest.substr(0, std::min(rest.find_first_of(" \t"), end));
  }
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return value;
}

// A piece of a parameter: "name*1*" is the second, and percent-encoded.
struct Piece {
  std::size_t number = 0;
  bool is_encoded = false;
  std::string text;
};

// Whether `key` names a piece of the parameter `name`.
std::optional<Piece> piece_of(std::string_view key, std::string_view name) {
  if (!key.starts_with(name)) return std::nullopt;
  key.remove_prefix(name.size());
  Piece piece;
  piece.is_encoded = key.ends_with('*');
  if (piece.is_encoded) key.remove_suffix(1);
  if (key.empty() && piece.is_encoded) return piece;
  if (!key.starts_with('*')) return std::nullopt;
  key.remove_prefix(1);
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), piece.number);
  if (error != std::errc() || end != key.data() + key.size()) return std::nullopt;
  return piece;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view code = text.substr(i + 1, 2);
    if (text[i] == '%' && code.size() == 2 && hex_value(code[0]) >= 0 && hex_value(code[1]) >= 0) {
      out += static_cast<char>(hex_value(code[0]) * 16 + hex_value(code[1]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

// Charset and language stand before the first piece where that is encoded: "utf-8'en'".
std::string joined(std::vector<Piece> pieces) {
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& a, const Piece& b) { return a.number < b.number; });
  std::string value;
  for (const Piece& piece : pieces) {
    std::string_view text = piece.text;
    if (&piece == &pieces.front() && piece.is_encoded) {
      const std::size_t language = text.find('\'');
      const std::size_t begin =
          language == std::string_view::npos ? language : text.find('\'', language + 1);
      if (begin != std::string_view::npos) text.remove_prefix(begin + 1);
    }
    value += piece.is_encoded ? percent_decoded(text) : std::string(text);
  }
  return value;
}

// Up to the empty line, or, where `ends_at_text`, to a line that is no field.
MailFields take_fields(std::string_view& message, bool ends_at_text) {
  MailFields fields;
  while (!message.empty()) {
    const std::string_view before = message;
    const std::string_view line = take_line(message);
    if (line.empty()) break;
    const bool goes_on = line[0] == ' ' || line[0] == '\t';
    const std::size_t colon = line.find(':');
    const std::string_view name = trimmed(line.substr(0, colon));
    const bool is_field = colon != std::string_view::npos && name.find(' ') == name.npos;
    if (ends_at_text && (goes_on ? fields.empty() : !is_field)) {
      message = before;
      break;
    }
    if (goes_on) {
      if (!fields.empty()) fields.back().second.append(" ").append(trimmed(line));
    } else if (colon != std::string_view::npos && fields.size() < kMaxFields) {
      fields.emplace_back(name, trimmed(line.substr(colon + 1)));
    }
  }
  return fields;
}

}  // namespace

MailFields take_mail_head(std::string_view& message) {
  return take_fields(message, false);
}

MailFields take_part_head(std::string_view& part) {
  return take_fields(part, true);
}

std::string_view mail_field(const MailFields& fields, std::string_view name) {
  const std::string wanted = lower_ascii(name);
  for (const auto& [key, value] : fields) {
    if (lower_ascii(key) == wanted) return value;
  }
  return {};
}

std::string mail_parameter(std::string_view value, std::string_view name) {
  std::vector<Piece> pieces;
  std::string_view rest = value;
  (void)take_value(rest);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of("=;"), rest.size());
    const std::string key = lower_ascii(trimmed(rest.substr(0, end)));
    const bool has_value = end < rest.size() && rest[end] == '=';
    rest.remove_prefix(has_value ? end + 1 : std::min(end + 1, rest.size()));
    if (!has_value) continue;
    std::string text = take_value(rest);
    if (key == name) return text;
    if (std::optional<Piece> piece = piece_of(key, name)) {
      piece->text = std::move(text);
      pieces.push_back(std::move(*piece));
    }
  }
  return joined(std::move(pieces));
}

std::string decode_words(std::string_view text) {
  std::string out;
  bool after_word = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t used = text[at] == '=' ? encoded_word(text.substr(at), out) : 0;
    if (used == 0) {
      // White space between two encoded words is none (RFC 2047 section 6.2).
      const std::size_t next = after_word ? text.find_first_not_of(" \t", at) : at;
      std::string ignored;
      const bool is_gap = after_word && next != at && next != std::string_view::npos &&
                          encoded_word(text.substr(next), ignored) > 0;
      if (is_gap) {
        at = next;
        continue;
      }
      out += text[at];
      used = 1;
      after_word = false;
    } else {
      after_word = true;
    }
    at += used;
  }
  std::vector<std::string> repairs;
  return to_utf8(std::move(out), repairs);
}

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
      continue;
    }
    const std::string_view next = text.substr(i + 1, 2);
    if (next.starts_with('\n')) {
      i += 1;
    } else if (next == "\r\n") {
      i += 2;
    } else if (next.size() == 2 && hex_value(next[0]) >= 0 && hex_value(next[1]) >= 0) {
      out += static_cast<char>(hex_value(next[0]) * 16 + hex_value(next[1]));
      i += 2;
    } else {
      out += '=';
    }
  }
  return out;
}

std::string decode_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const int value = base64_value(c);
    if (c == '=') break;
    if (value < 0) continue;
    bits = (bits << 6) | static_cast<std::uint32_t>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>((bits >> held) & 0xFF);
  }
  return out;
}

}  // namespace byline
