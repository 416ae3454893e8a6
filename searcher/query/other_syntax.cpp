// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/other_syntax.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "common/text/ascii.hpp"
#include "searcher/query/characters.hpp"
#include "searcher/query/field_names.hpp"

namespace byline {

namespace {

struct OtherName {
  std::string_view theirs;
  std::string_view ours;
};

// Operators with a number behind them, with or without a slash.
constexpr std::array<OtherName, 10> kNumbered{{
    {"w/", "NEAR"},
    {"near/", "NEAR"},
    {"near", "NEAR"},
    {"n/", "NEAR"},
    {"/", "NEAR"},
    {"pre/", "ADJ"},
    {"p/", "ADJ"},
    {"adj/", "ADJ"},
    {"adj", "ADJ"},
    {"atleast", "ATLEAST"},
}};

// Within a sentence: the nearest that Byline has is the paragraph.
constexpr std::array<OtherName, 6> kParagraph{{
    {"w/p", "SAME"},
    {"/p", "SAME"},
    {"w/para", "SAME"},
    {"w/s", "SAME"},
    {"/s", "SAME"},
    {"w/sent", "SAME"},
}};

// Names of fields elsewhere, before = or a bracket, that suggest_field does not know.
constexpr std::array<OtherName, 14> kFields{{
    {"allcaps", "caps:"},
    {"hlead", "lead:"},
    {"hlp", "lead:"},
    {"lp", "lead:"},
    {"hd", "title:"},
    {"hl", "title:"},
    {"ti", "title:"},
    {"subject", "title:"},
    {"au", "author:"},
    {"sn", "outlet:"},
    {"pub", "outlet:"},
    {"la", "lang:"},
    {"pd", "date:"},
    {"wc", "words:"},
}};

template <std::size_t Size>
std::string_view find_in(const std::array<OtherName, Size>& names, std::string_view theirs) {
  const auto* found = std::find_if(names.begin(), names.end(),
                                   [&](const OtherName& name) { return name.theirs == theirs; });
  return found == names.end() ? std::string_view{} : found->ours;
}

// "NEAR/5" for w/5 and "SAME" for /p; "" when it is no operator elsewhere.
std::string operator_for(std::string_view lower) {
  if (const std::string_view same = find_in(kParagraph, lower); !same.empty())
    return std::string(same);
  for (const OtherName& name : kNumbered) {
    if (!lower.starts_with(name.theirs)) continue;
    const std::string_view digits = lower.substr(name.theirs.size());
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos)
      continue;
    return fmt::format("{}/{}", name.ours, digits);
  }
  return {};
}

std::string field_for(std::string_view lower) {
  if (const std::string_view other = find_in(kFields, lower); !other.empty())
    return std::string(other);
  const FieldInfo* field = find_typed_field(lower);
  return field == nullptr ? std::string{} : std::string(field->name) + ":";
}

}  // namespace

std::optional<Note> note_other_syntax(std::string_view word) {
  const std::string lower = lower_ascii(word);
  const auto note = [&](std::string message, std::string to) {
    return Note{"other-syntax", std::move(message), std::string(word), std::move(to)};
  };
  if (std::string ours = operator_for(lower); !ours.empty())
    return note(fmt::format("'{}' is read as a word; the operator is {}", word, ours), ours);
  if (lower == "xor") {
    return note(
        fmt::format("'{}' is read as a word; one without the other is (a -b) OR (b -a)", word),
        "(a -b) OR (b -a)");
  }
  const std::size_t equals = lower.find('=');
  const std::string field = equals == std::string::npos ? "" : field_for(lower.substr(0, equals));
  if (!field.empty())
    return note(fmt::format("'{}' is read as words; the field is written {}", word, field), field);
  const std::size_t sign = word.find_first_of("!$");
  if (sign == std::string_view::npos || !has_letter(word.substr(0, sign))) return std::nullopt;
  if (word.find_first_not_of("0123456789", sign + 1) != std::string_view::npos) return std::nullopt;
  const std::string beginning = std::string(word.substr(0, sign)) + "*";
  return note(fmt::format("the {} behind '{}' is read as punctuation; words that begin so are {}",
                          word[sign], word.substr(0, sign), beginning),
              beginning);
}

Note note_function(std::string_view word) {
  const std::string lower = lower_ascii(word);
  const std::string numbered = operator_for(lower);
  const std::string ours = numbered.empty() ? field_for(lower) : numbered + " ";
  std::string message = fmt::format("'{}' before the bracket is read as a word", word);
  if (!ours.empty()) message += fmt::format("; written {}(...) it applies to the bracket", ours);
  return {"other-syntax", std::move(message), std::string(word), ours};
}

}  // namespace byline
