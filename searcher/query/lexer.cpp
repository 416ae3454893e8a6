// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/lexer.hpp"

#include <array>
#include <charconv>
#include <optional>

#include "common/text/utf8.hpp"
#include "searcher/query/characters.hpp"
#include "searcher/query/field_names.hpp"

namespace byline {

namespace {

// Operators that are followed by a number.
struct NumberedOperator {
  std::string_view name;
  TokenKind kind;
  std::uint32_t largest;
  std::string_view example;
};
constexpr std::array<NumberedOperator, 3> kNumberedOperators{{
    {"NEAR", TokenKind::Near, kMaxDistance, "NEAR/5"},
    {"ADJ", TokenKind::Near, kMaxDistance, "ADJ/5"},
    {"ATLEAST", TokenKind::AtLeast, kMaxMentions, "ATLEAST/3"},
}};

bool is_name_character(char32_t character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
         character == '_' || character == '-' ||
         (character >= 0x80 && !is_quote(character) && !is_space(character));
}

// What stands behind the operator's name, when the word is that operator: "/5" of NEAR/5.
std::optional<std::string_view> behind_name(std::string_view word, std::string_view name) {
  if (!word.starts_with(name)) return std::nullopt;
  const std::string_view behind = word.substr(name.size());
  const std::string_view digits = behind.starts_with('/') ? behind.substr(1) : behind;
  if (digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  return behind;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::variant<std::vector<QueryToken>, QueryProblem> run() {
    check_bytes();
    for (skip_space(); !problem_ && at_ < text_.size(); skip_space()) read_token();
    if (problem_) return *std::move(problem_);
    return std::move(tokens_);
  }

 private:
  void check_bytes();
  void skip_space();
  void read_token();
  void add_numbered(const NumberedOperator& sign, std::string_view behind, std::size_t begin);
  void read_quoted(std::size_t quote_end);
  bool read_escape(std::string& content);
  bool read_minus();
  bool read_field();
  void read_field_value(std::size_t begin, const FieldInfo& field);
  void read_word();
  void read_operator_or_word(std::size_t begin);
  [[nodiscard]] std::size_t word_end(std::size_t from) const;
  [[nodiscard]] std::size_t raw_end(std::size_t from) const;
  [[nodiscard]] bool at_word_start() const;

  void add(TokenKind kind, std::size_t begin) {
    tokens_.push_back({kind, std::string(text_.substr(begin, at_ - begin)), {begin, at_}});
  }
  void refuse(std::string message, Place place, std::string suggestion = {}) {
    if (!problem_) problem_ = QueryProblem{std::move(message), place, std::move(suggestion)};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<QueryToken> tokens_;
  std::optional<QueryProblem> problem_;
};

void Lexer::check_bytes() {
  const std::size_t nul = text_.find('\0');
  if (nul != std::string_view::npos) refuse("the query holds a NUL byte", {nul, nul + 1});
  for (std::size_t offset = 0; offset < text_.size() && !problem_;) {
    const std::size_t begin = offset;
    if (next_code_point(text_, offset) == kReplacement &&
        !is_valid_utf8(text_.substr(begin, offset - begin))) {
      refuse("the query is not valid UTF-8", {begin, offset});
    }
  }
}

void Lexer::skip_space() {
  while (at_ < text_.size() && is_space(peek(text_, at_)))
    static_cast<void>(next_code_point(text_, at_));
}

void Lexer::read_token() {
  const std::size_t begin = at_;
  const char32_t character = next_code_point(text_, at_);
  if (character == '(') return add(TokenKind::Open, begin);
  if (character == ')') return add(TokenKind::Close, begin);
  if (is_quote(character)) return read_quoted(begin);
  at_ = begin;
  if (read_minus() || problem_ || read_field() || problem_) return;
  read_word();
}

void Lexer::read_quoted(std::size_t begin) {
  std::string content;
  while (at_ < text_.size()) {
    if (read_escape(content)) continue;
    const std::size_t from = at_;
    if (is_quote(next_code_point(text_, at_))) {
      tokens_.push_back({TokenKind::Quoted, std::move(content), {begin, at_}});
      return;
    }
    content += text_.substr(from, at_ - from);
  }
  std::size_t quote_end = begin;
  static_cast<void>(next_code_point(text_, quote_end));
  refuse("a quote is not closed", {begin, quote_end});
}

// A backslash before a quote or a backslash; anywhere else it is a character as any other.
bool Lexer::read_escape(std::string& content) {
  if (text_[at_] != '\\') return false;
  const char32_t next = peek(text_, at_ + 1);
  if (next != '\\' && !is_quote(next)) return false;
  const std::size_t from = ++at_;
  static_cast<void>(next_code_point(text_, at_));
  content += text_.substr(from, at_ - from);
  return true;
}

bool Lexer::at_word_start() const {
  if (tokens_.empty() || tokens_.back().place.end < at_) return true;
  const TokenKind before = tokens_.back().kind;
  return before == TokenKind::Open || before == TokenKind::Not;
}

// A - that excludes. Gives false for a word, such as a dash between spaces.
bool Lexer::read_minus() {
  const std::size_t begin = at_;
  const char32_t sign = peek(text_, at_);
  if (sign != '-' && !is_dash(sign)) return false;
  std::size_t next = at_;
  static_cast<void>(next_code_point(text_, next));
  const std::size_t end = word_end(begin);
  const bool is_glued = end < text_.size() && !is_space(peek(text_, end)) && text_[end] != ')';
  const bool is_word = has_letter(text_.substr(begin, end - begin));
  if (!is_word && !is_glued && end == next) return false;
  if (!is_word && !is_glued && text_.find('*', begin) >= end) return false;
  std::string excluded = is_word ? std::string(text_.substr(next, end - next)) : std::string{};
  excluded.erase(0, excluded.find_first_not_of('-'));
  if (!at_word_start()) {
    refuse("a - excludes only at the beginning of a word", {begin, next}, " -" + excluded);
  } else if (sign != '-') {
    refuse("a dash is not the sign of exclusion", {begin, next}, "-" + excluded);
  } else if (text_[next] == '-') {
    refuse("one - excludes, more than one mean nothing", {begin, next + 1}, "-" + excluded);
  } else {
    at_ = next;
    add(TokenKind::Not, begin);
    return true;
  }
  return false;
}

// A field and what stands behind it without a space. Gives false when no field begins here.
bool Lexer::read_field() {
  const std::size_t begin = at_;
  std::size_t colon = at_;
  while (colon < text_.size() && is_name_character(peek(text_, colon)))
    static_cast<void>(next_code_point(text_, colon));
  if (colon == begin || colon >= text_.size() || text_[colon] != ':') return false;
  const std::string name(text_.substr(begin, colon - begin));
  if ((name == "http" || name == "https") && text_.substr(colon + 1).starts_with("//")) {
    at_ = raw_end(begin);
    add(TokenKind::Address, begin);
    return true;
  }
  const FieldInfo* field = find_typed_field(name);
  if (field == nullptr) {
    refuse("no field is called '" + name + "'", {begin, colon + 1}, suggest_field(name));
  } else {
    at_ = colon + 1;
    read_field_value(begin, *field);
  }
  return true;
}

void Lexer::read_field_value(std::size_t begin, const FieldInfo& field) {
  const bool whole_value = at_ < text_.size() && text_[at_] == '=';
  if (whole_value) ++at_;
  add(TokenKind::Field, begin);
  tokens_.back().field = &field;
  tokens_.back().whole_value = whole_value;
  const char32_t next = peek(text_, at_);
  if (at_ >= text_.size() || is_space(next) || next == ')') {
    return refuse("the field '" + std::string(field.name) + "' has no value", {begin, at_},
                  std::string(field.example));
  }
  if (next == '(' || is_quote(next)) return;
  const std::size_t value = at_;
  at_ = field.kind == FieldKind::Value ? raw_end(value) : word_end(value);
  add(TokenKind::Word, value);
}

void Lexer::read_word() {
  const std::size_t begin = at_;
  at_ = word_end(begin);
  read_operator_or_word(begin);
}

void Lexer::read_operator_or_word(std::size_t begin) {
  const std::string_view word = text_.substr(begin, at_ - begin);
  if (word == "AND") return add(TokenKind::And, begin);
  if (word == "OR") return add(TokenKind::Or, begin);
  if (word == "NOT") return add(TokenKind::Not, begin);
  if (word == "||" || word == "|") {
    return refuse("'" + std::string(word) + "' is not an operator", {begin, at_}, "OR");
  }
  if (word == "&&") return refuse("'&&' is not an operator", {begin, at_}, "AND");
  if (word == "SAME") return add(TokenKind::Near, begin);
  for (const NumberedOperator& sign : kNumberedOperators) {
    if (const auto behind = behind_name(word, sign.name)) {
      return add_numbered(sign, *behind, begin);
    }
  }
  add(TokenKind::Word, begin);
}

void Lexer::add_numbered(const NumberedOperator& sign, std::string_view behind, std::size_t begin) {
  const std::string name(sign.name);
  if (!behind.starts_with('/') || behind.size() == 1) {
    const bool has_digits = !behind.empty() && behind != "/";
    return refuse("the operator " + name + " needs a number behind a slash", {begin, at_},
                  has_digits ? name + "/" + std::string(behind) : std::string(sign.example));
  }
  const std::string_view digits = behind.substr(1);
  std::uint32_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec != std::errc{} || number == 0 || number > sign.largest) {
    return refuse("the number behind " + name + " is 1 to " + std::to_string(sign.largest),
                  {begin, at_}, std::string(sign.example));
  }
  add(sign.kind, begin);
  if (!problem_) tokens_.back().number = number;
}

// The end of a word that begins at `from`: before white space, a bracket or a quote.
std::size_t Lexer::word_end(std::size_t from) const {
  std::size_t end = from;
  while (end < text_.size()) {
    std::size_t next = end;
    const char32_t character = next_code_point(text_, next);
    if (is_space(character) || is_quote(character) || character == '(' || character == ')') break;
    end = next;
  }
  return end;
}

// The end of an address or a whole value: as word_end, but brackets that pair belong to it.
std::size_t Lexer::raw_end(std::size_t from) const {
  std::size_t end = from;
  int open = 0;
  while (end < text_.size()) {
    std::size_t next = end;
    const char32_t character = next_code_point(text_, next);
    if (is_space(character) || is_quote(character)) break;
    if (character == ')' && open-- == 0) break;
    if (character == '(') ++open;
    end = next;
  }
  return end;
}

}  // namespace

std::variant<std::vector<QueryToken>, QueryProblem> lex(std::string_view text) {
  return Lexer(text).run();
}

}  // namespace byline
