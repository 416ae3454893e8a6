// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/leaf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "common/text/ascii.hpp"
#include "common/text/utf8.hpp"
#include "searcher/query/characters.hpp"
#include "searcher/query/field_names.hpp"
#include "searcher/query/other_syntax.hpp"
#include "searcher/query/parser.hpp"

namespace byline {

namespace {

QueryProblem problem(std::string message, Place place, std::string suggestion = {}) {
  return {std::move(message), place, std::move(suggestion)};
}

std::optional<Field> field_of(const FieldContext& context) {
  return context.field == nullptr ? std::nullopt : std::optional(context.field->field);
}

// The field as it was written before the value: "title:".
std::string written(const FieldContext& context) {
  if (context.field == nullptr) return {};
  return std::string(context.field->name) + (context.whole_value ? ":=" : ":");
}

bool is_none(std::string_view text) {
  return text == kMissing || text == "NONE" || text == "None";
}

bool is_blank(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (!is_space(next_code_point(text, offset))) return false;
  }
  return true;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t offset = 0; offset <= text.size();) {
    const std::size_t begin = offset;
    const bool at_end = offset == text.size();
    if (at_end || is_space(next_code_point(text, offset))) {
      if (has_letter(word)) words.push_back(word);
      word.clear();
      if (at_end) break;
    } else {
      word += text.substr(begin, offset - begin);
    }
  }
  return words;
}

// ---- dates and lengths ---------------------------------------------------------------------

std::string join_readings(const std::vector<std::string>& readings, const std::string& field) {
  std::string joined;
  for (const std::string& reading : readings) {
    joined += (joined.empty() ? "" : " or ") + (field + reading);
  }
  return joined;
}

// The days that `text` means behind `field`; which they are is noted where they depend on today.
std::variant<DateRange, QueryProblem> read_days(const std::string& field, const std::string& text,
                                                Place place, Day today, std::vector<Note>& notes) {
  std::variant<DateRange, DateProblem> parsed = parse_date_range(text, today);
  if (const auto* wrong = std::get_if<DateProblem>(&parsed)) {
    return problem(wrong->message, place, join_readings(wrong->readings, field));
  }
  const DateRange range = std::get<DateRange>(parsed);
  if (range.relative) {
    const std::string resolved = to_string(range);
    notes.push_back({"date-resolved", fmt::format("{}{} is {}", field, text, resolved),
                     field + text, field + resolved});
  }
  return range;
}

Leaf make_date(const std::string& text, Place place, const Now& now, std::vector<Note>& notes) {
  if (text == "*")
    return make_node(NotNode{std::get<NodePtr>(make_date("none", place, now, notes))}, place);
  auto days = read_days("date:", text, place, now.today, notes);
  if (auto* wrong = std::get_if<QueryProblem>(&days)) return std::move(*wrong);
  return make_node(DateNode{std::get<DateRange>(days), text}, place);
}

std::uint32_t within_seconds(std::int64_t seconds) {
  constexpr std::int64_t kMost = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(seconds, 0, kMost));
}

Leaf make_added(const std::string& text, Place place, const Now& now, std::vector<Note>& notes) {
  auto days = read_days("added:", text, place, now.today, notes);
  if (auto* wrong = std::get_if<QueryProblem>(&days)) return std::move(*wrong);
  const DateRange range = std::get<DateRange>(days);
  if (range.none) return problem("every article was added some day", place, "added:2w");
  if (range.maybe) {
    return problem("the day on which an article was added is known", place,
                   "added:" + text.substr(text.find('~') + 1));
  }
  AddedNode added{range, text};
  if (range.first) added.first = within_seconds(begin_of(*range.first, now.zone));
  if (range.last) added.last = within_seconds(begin_of(*range.last + 1, now.zone) - 1);
  return make_node(std::move(added), place);
}

// Digits only, at most 32 bits; nothing otherwise.
std::optional<std::uint32_t> number_of(std::string_view text) {
  std::uint32_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (text.empty() || error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

Leaf make_number(const std::string& text, Place place) {
  const std::size_t dots = text.find("..");
  const std::string_view low = std::string_view(text).substr(0, dots);
  const std::string_view high =
      dots == std::string::npos ? low : std::string_view(text).substr(dots + 2);
  const NumberNode range{number_of(low), number_of(high)};
  const bool is_bad = (!range.first && !low.empty()) || (!range.last && !high.empty()) ||
                      (!range.first && !range.last);
  if (is_bad) {
    return problem(fmt::format("'{}' is not a number of words", text), place,
                   "words:500, words:1000.., words:..200 or words:100..500");
  }
  if (range.first && range.last && *range.first > *range.last) {
    return problem("the range of lengths runs backwards", place,
                   fmt::format("words:{}..{}", *range.last, *range.first));
  }
  return make_node(range, place);
}

// ---- whole values --------------------------------------------------------------------------

Leaf make_value(const std::string& text, Place place, const FieldContext& context, bool quoted) {
  const Field field = context.field->field;
  if (!quoted && text == "*") {
    return make_node(NotNode{make_node(WholeValueNode{field, std::string(kMissing)}, place)},
                     place);
  }
  if (!quoted && text.find('*') != std::string::npos && field != Field::Url) {
    return problem(fmt::format("{} takes a whole value, no wildcard", written(context)), place,
                   written(context) + "*");
  }
  if (!quoted && is_none(text)) {
    return make_node(WholeValueNode{field, std::string(kMissing)}, place);
  }
  return make_node(WholeValueNode{field, text}, place);
}

Leaf refuse_whole_value(const FieldContext& context, Place place, const std::string& text) {
  return problem(fmt::format("{}: has no whole values", context.field->name), place,
                 fmt::format("{}:\"{}\"", context.field->name, text));
}

// ---- words ---------------------------------------------------------------------------------

// 2014..2015, ..2015, 2014..: a range that lost its field. "wait..." is none.
bool looks_like_range(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos || text.find("...") != std::string_view::npos) return false;
  const bool left = dots > 0 && is_digit(text[dots - 1]);
  const bool right = dots + 2 < text.size() && is_digit(text[dots + 2]);
  const bool is_open = text.find_first_not_of('?', dots + 2) == std::string_view::npos;
  return (left || dots == 0) && (right || is_open);
}

// What has lost its field or its sign.
std::optional<QueryProblem> refuse_word(const std::string& text, Place place,
                                        const FieldContext& context) {
  if (text.find('*') != std::string::npos && !has_letter(text)) {
    return problem("a wildcard needs at least one letter", place);
  }
  if (context.field != nullptr && text.starts_with('-')) {
    return problem("a - stands before the field", place, "-" + written(context) + text.substr(1));
  }
  if (context.field == nullptr && looks_like_range(text)) {
    const std::string range = text.substr(0, text.find('?'));
    return problem("a range needs its field", place, has_letter(range) ? "date:" + range : "date:");
  }
  const std::size_t colon = text.find(':');
  if (context.field != nullptr && colon != std::string::npos &&
      find_field(text.substr(0, colon)) != nullptr) {
    return problem("a field stands inside another field", place, text);
  }
  return std::nullopt;
}

void note_operator(const std::string& text, std::vector<Note>& notes) {
  if (text != "and" && text != "or" && text != "not") return;
  std::string upper = text;
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](char letter) { return static_cast<char>(letter - 'a' + 'A'); });
  notes.push_back({"lower-case-operator",
                   fmt::format("'{}' is read as a word; the operator is {}", text, upper), text,
                   upper});
}

void note_punctuation(const std::string& text, std::vector<Note>& notes) {
  notes.push_back({"punctuation",
                   fmt::format("'{}' holds no letter or digit and is left out", text), text, ""});
}

bool has_wildcard(std::string_view text) {
  return text.find_first_of("*?") != std::string_view::npos;
}

// How `text` matches; takes the * away from one that has no other wildcard than at its end.
WordMatch cut_wildcard(std::string& text) {
  if (!has_wildcard(text)) return WordMatch::Forms;
  const std::size_t end = text.find_last_not_of('*') + 1;
  if (has_wildcard(std::string_view(text).substr(0, end))) return WordMatch::Pattern;
  text.erase(end);
  return WordMatch::Prefix;
}

// colour~ or colour~2.
Leaf make_alike(const std::string& text, Place place, const FieldContext& context) {
  const std::size_t sign = text.find('~');
  const std::string word = text.substr(0, sign);
  const std::string number = text.substr(sign + 1);
  if (!has_letter(word)) {
    return problem("a ~ stands behind a single word; for words near each other there is NEAR",
                   place, "NEAR/" + (number_of(number) ? number : "5"));
  }
  if (has_wildcard(word)) {
    return problem("a ~ and a wildcard cannot stand in one word", place, written(context) + word);
  }
  const std::uint32_t slips = number.empty() ? 1 : number_of(number).value_or(0);
  if (slips == 0 || slips > kMaxSlips) {
    return problem(fmt::format("behind a ~ stands the number of slips, 1 or {}", kMaxSlips), place,
                   fmt::format("{}{}~{}", written(context), word, kMaxSlips));
  }
  return make_node(WordNode{word, WordMatch::Alike, field_of(context), slips}, place);
}

bool reads_as_word(const std::string& text) {
  const auto lexed = lex(text);
  const auto* tokens = std::get_if<std::vector<QueryToken>>(&lexed);
  return tokens != nullptr && tokens->size() == 1 && tokens->front().kind == TokenKind::Word;
}

// Takes away what stands behind a word as punctuation. What is left is a word still: "OR?" is "or".
std::string without_punctuation(const std::string& written, std::vector<Note>& notes) {
  const std::size_t end = written.find_last_not_of("!.,;:'?") + 1;
  std::string text = written.substr(0, end);
  if (written.find('?', end) != std::string::npos) {
    notes.push_back({"question-mark", fmt::format("the ? behind '{}' is read as punctuation", text),
                     written, text});
  }
  return reads_as_word(text) ? text : lower_ascii(text);
}

// Behind a field a = asks for a whole value; before a word in the field's bracket it is
// punctuation.
std::string without_equals(const std::string& typed, const FieldContext& context) {
  const std::size_t signs = context.field == nullptr ? 0 : typed.find_first_not_of('=');
  return typed.substr(std::min(signs, typed.size()));
}

Leaf make_word(const std::string& typed, Place place, const FieldContext& context,
               std::vector<Note>& notes) {
  const std::string written_text = without_equals(typed, context);
  if (std::optional<QueryProblem> refused = refuse_word(written_text, place, context)) {
    return *std::move(refused);
  }
  if (written_text.find('~') != std::string::npos) {
    return make_alike(written_text, place, context);
  }
  if (!has_letter(written_text)) {
    note_punctuation(written_text, notes);
    return NodePtr{};
  }
  std::string text =
      has_wildcard(written_text) ? without_punctuation(written_text, notes) : written_text;
  if (std::optional<QueryProblem> refused = refuse_word(text, place, context)) {
    return *std::move(refused);
  }
  if (context.field != nullptr && !context.field->value_prefix.empty() && is_none(text)) {
    return make_value(text, place, context, false);
  }
  if (context.field == nullptr) {
    note_operator(text, notes);
    if (std::optional<Note> other = note_other_syntax(written_text)) notes.push_back(*other);
  }
  WordMatch match = cut_wildcard(text);
  // Grammar changes letters at a word's end; a word in capitals is a name as it stands.
  if (match == WordMatch::Forms && field_of(context) == Field::Caps) match = WordMatch::Exact;
  return make_node(WordNode{std::move(text), match, field_of(context)}, place);
}

Leaf make_phrase(const std::string& text, Place place, const FieldContext& context) {
  std::vector<std::string> words = words_of(text);
  if (words.empty()) return problem("the quotes hold no word", place);
  const auto has_wildcard = [](const std::string& word) {
    return word.find('*') != std::string::npos;
  };
  if (std::any_of(words.begin(), words.end(), has_wildcard)) {
    return problem("a wildcard cannot stand inside quotes yet", place);
  }
  if (words.size() > kMaxPhraseWords) {
    return problem(fmt::format("a phrase may have {} words at most", kMaxPhraseWords), place);
  }
  if (words.size() > 1) return make_node(PhraseNode{std::move(words), field_of(context)}, place);
  return make_node(WordNode{std::move(words.front()), WordMatch::Exact, field_of(context)}, place);
}

Leaf make_address(const QueryToken& token, std::vector<Note>& notes) {
  notes.push_back({"address", fmt::format("'{}' is read as the address of an article", token.text),
                   token.text, "url:" + token.text});
  return make_node(WholeValueNode{Field::Url, token.text}, token.place);
}

Leaf make_name_leaf(const QueryToken& token, Place place, const FieldContext& context,
                    std::vector<Note>& notes) {
  const bool quoted = token.kind == TokenKind::Quoted;
  const bool has_values = !context.field->value_prefix.empty();
  if (context.whole_value ||
      (has_values && !quoted && (is_none(token.text) || token.text == "*"))) {
    return make_value(token.text, place, context, quoted);
  }
  if (quoted) return make_phrase(token.text, place, context);
  if (!has_letter(token.text) && token.text.find('*') == std::string::npos) {
    return problem(fmt::format("the field '{}' has no value", context.field->name), place,
                   std::string(context.field->example));
  }
  return make_word(token.text, place, context, notes);
}

}  // namespace

Leaf make_leaf(const QueryToken& token, const FieldContext& context, const Now& now,
               std::vector<Note>& notes) {
  if (token.kind == TokenKind::Address) return make_address(token, notes);
  if (context.field == nullptr) {
    return token.kind == TokenKind::Quoted ? make_phrase(token.text, token.place, context)
                                           : make_word(token.text, token.place, context, notes);
  }
  const FieldKind kind = context.field->kind;
  const bool is_whole = context.whole_value || kind == FieldKind::Value;
  if (token.kind == TokenKind::Quoted &&
      (is_whole ? is_blank(token.text) : !has_letter(token.text))) {
    return problem("the quotes hold no word", token.place);
  }
  if (context.whole_value && kind != FieldKind::Name && kind != FieldKind::Value) {
    return refuse_whole_value(context, token.place, token.text);
  }
  switch (kind) {
    case FieldKind::Date:
      return context.field->field == Field::Added ? make_added(token.text, token.place, now, notes)
                                                  : make_date(token.text, token.place, now, notes);
    case FieldKind::Number:
      return make_number(token.text, token.place);
    case FieldKind::Value:
      return make_value(token.text, token.place, context, token.kind == TokenKind::Quoted);
    case FieldKind::Text:
    case FieldKind::Name:
      break;
  }
  return make_name_leaf(token, token.place, context, notes);
}

}  // namespace byline
