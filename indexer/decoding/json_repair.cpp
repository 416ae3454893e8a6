// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/decoding/json_repair.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "common/text/ascii.hpp"
#include "common/text/utf8.hpp"

namespace byline {

namespace {

struct WordRow {
  std::string_view written;
  std::string_view json;
};

constexpr std::array kWords{
    WordRow{"true", "true"},      WordRow{"false", "false"},    WordRow{"null", "null"},
    WordRow{"True", "true"},      WordRow{"False", "false"},    WordRow{"None", "null"},
    WordRow{"NaN", "null"},       WordRow{"nan", "null"},       WordRow{"Infinity", "null"},
    WordRow{"-Infinity", "null"}, WordRow{"undefined", "null"},
};

bool is_token(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '-' ||
         c == '.';
}

// A JSON integer that surely fits 64 bits.
bool is_small_integer(std::string_view token) {
  if (token.starts_with('-')) token.remove_prefix(1);
  constexpr std::size_t kSafeDigits = 18;
  if (token.empty() || token.size() > kSafeDigits) return false;
  return std::all_of(token.begin(), token.end(), is_digit) && (token == "0" || token[0] != '0');
}

std::optional<unsigned> hex4(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  unsigned value = 0;
  for (const char c : text.substr(0, 4)) {
    const char l = static_cast<char>(c | 0x20);
    if (is_digit(c)) {
      value = value * 16 + static_cast<unsigned>(c - '0');
    } else if (l >= 'a' && l <= 'f') {
      value = value * 16 + static_cast<unsigned>(l - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

class Repair {
 public:
  Repair(std::string_view line, std::vector<std::string>& repairs)
      : line_(line), repairs_(repairs) {
    out_.reserve(line.size() + 64);
  }

  std::string run() {
    while (at_ < line_.size()) {
      if (in_string_) {
        string_byte();
      } else {
        outside_byte();
      }
    }
    return std::move(out_);
  }

 private:
  void note(std::string_view what) {
    if (std::find(repairs_.begin(), repairs_.end(), what) == repairs_.end()) {
      repairs_.emplace_back(what);
    }
  }

  void string_byte() {
    const char c = line_[at_];
    if (c == '\\') return escape();
    ++at_;
    if (static_cast<unsigned char>(c) < 0x20) {
      note("control character in a string replaced");
      out_ += ' ';
      return;
    }
    if (c == '"') in_string_ = false;
    out_ += c;
  }

  void escape() {
    constexpr std::string_view kKnown = "\"\\/bfnrt";
    const char kind = at_ + 1 < line_.size() ? line_[at_ + 1] : '\0';
    if (kind == 'u') return unicode_escape();
    if (kKnown.find(kind) != std::string_view::npos) {
      out_ += line_.substr(at_, 2);
      at_ += 2;
    } else {
      note("unknown escape kept as text");
      out_ += "\\\\";
      at_ += 1;
    }
  }

  void unicode_escape() {
    const auto unit = hex4(line_.substr(at_ + 2));
    if (!unit) {
      note("unknown escape kept as text");
      out_ += "\\\\";
      at_ += 1;
      return;
    }
    constexpr std::size_t kLength = 6;
    if (*unit < 0xD800 || *unit > 0xDFFF) return copy(kLength);
    const bool paired = *unit < 0xDC00 && line_.substr(at_ + kLength, 2) == "\\u";
    const auto low = paired ? hex4(line_.substr(at_ + kLength + 2)) : std::nullopt;
    if (low && *low >= 0xDC00 && *low <= 0xDFFF) return copy(2 * kLength);
    note("lone surrogate replaced");
    out_ += "\\ufffd";
    at_ += kLength;
  }

  void copy(std::size_t count) {
    out_ += line_.substr(at_, count);
    at_ += count;
  }

  void outside_byte() {
    const char c = line_[at_];
    if (is_token(c)) return token();
    if (c == '"') in_string_ = true;
    out_ += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    ++at_;
  }

  void token() {
    std::size_t end = at_;
    while (end < line_.size() && is_token(line_[end])) ++end;
    const std::string_view token = line_.substr(at_, end - at_);
    at_ = end;
    const auto* word = std::find_if(kWords.begin(), kWords.end(),
                                    [token](const WordRow& row) { return row.written == token; });
    if (word != kWords.end()) {
      if (word->json != token) note("a word that is no JSON read as null, true or false");
      out_ += word->json;
    } else if (is_small_integer(token)) {
      out_ += token;
    } else if (is_digit(token[0]) || token[0] == '-') {
      quote_number(token);
    } else {
      out_ += token;
    }
  }

  void quote_number(std::string_view token) {
    note("a number kept as text");
    out_ += '"';
    out_ += token;
    out_ += '"';
  }

  std::string_view line_;
  std::vector<std::string>& repairs_;
  std::string out_;
  std::size_t at_ = 0;
  bool in_string_ = false;
};

}  // namespace

std::string repair_json(std::string line, std::vector<std::string>& repairs) {
  if (!is_valid_utf8(line)) repairs.emplace_back("invalid UTF-8 replaced");
  line = repair_utf8(std::move(line));
  return Repair(line, repairs).run();
}

}  // namespace byline
