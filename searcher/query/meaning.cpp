// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/meaning.hpp"

#include <fmt/format.h>
#include <unicode/locid.h>

#include <algorithm>

namespace byline {

namespace {

constexpr std::size_t kFormsNamed = 8;

std::string place_of(const std::optional<Field>& field) {
  if (!field) return {};
  if (*field == Field::Caps) return ", in capitals";
  if (*field == Field::Lead) return ", in the title or the first two paragraphs";
  return fmt::format(", in the {}", info(*field).name);
}

std::string list_of(const Forms& forms) {
  std::string list;
  for (std::size_t i = 0; i < std::min(kFormsNamed, forms.forms.size()); ++i)
    list += (i == 0 ? "" : ", ") + forms.forms[i];
  if (forms.found > kFormsNamed) list += fmt::format(" and {} more", forms.found - kFormsNamed);
  return list;
}

// " (English, French)": the languages whose grammar found other forms.
std::string languages_of(const Forms& forms) {
  std::string list;
  for (const std::string& code : forms.languages) {
    icu::UnicodeString name;
    icu::Locale(code.c_str()).getDisplayLanguage(icu::Locale::getEnglish(), name);
    list += list.empty() ? " (" : ", ";
    name.toUTF8String(list);
  }
  return list.empty() ? list : list + ")";
}

}  // namespace

std::string wildcard_text(const WordNode& word) {
  if (word.match == WordMatch::Alike) return fmt::format("{}~{}", word.text, word.slips);
  return word.text + (word.match == WordMatch::Prefix ? "*" : "");
}

std::string in_field(Field field) {
  return field == Field::Caps ? " in capitals" : fmt::format(" in the {}", info(field).name);
}

std::string meaning_of(const WordNode& word, const Forms& forms) {
  const std::string place = place_of(word.field);
  if (forms.forms.empty()) return "no article holds it" + place;
  switch (word.match) {
    case WordMatch::Forms:
      return fmt::format("any form of it{}{}: {}", languages_of(forms), place, list_of(forms));
    case WordMatch::Exact:
      return fmt::format("exactly this word{}", place);
    case WordMatch::Pattern:
      return fmt::format("words of this pattern{}: {}", place, list_of(forms));
    case WordMatch::Alike:
      return fmt::format("words {} from it{}: {}",
                         word.slips == 1 ? "at most one slip" : "at most two slips", place,
                         list_of(forms));
    case WordMatch::Prefix:
      break;
  }
  return fmt::format("words that begin so{}: {}", place, list_of(forms));
}

std::string phrase_meaning(std::size_t words, const std::optional<Field>& field) {
  return fmt::format("these {} words in a row{}", words, place_of(field));
}

std::string meaning_of(const WholeValueNode& value) {
  const std::string_view name = info(value.field).name;
  if (value.value == kMissing) return fmt::format("articles without {}", name);
  return fmt::format("{} is '{}'", name, value.value);
}

std::string meaning_of(const DateNode& date) {
  if (date.range.none) return "articles without a date";
  const std::string maybe = date.range.maybe ? ", or perhaps then" : "";
  return fmt::format("published {}{}", to_string(date.range), maybe);
}

std::string meaning_of(const AddedNode& added) {
  return fmt::format("came into the index {}", to_string(added.range));
}

std::string meaning_of(const NearNode& near) {
  if (near.order == NearNode::Order::SameParagraph) return "both in one paragraph";
  const std::string apart = near.distance == 1
                                ? "one right beside the other"
                                : fmt::format("at most {} words apart", near.distance);
  const bool is_given = near.order == NearNode::Order::Given;
  return fmt::format("{}, {}, in one paragraph", apart,
                     is_given ? "in this order" : "in either order");
}

std::string meaning_of(const AtLeastNode& counted) {
  return fmt::format("at least {} mention{}", counted.times, counted.times == 1 ? "" : "s");
}

std::string meaning_of(const NumberNode& number) {
  if (!number.last) return fmt::format("{} words or more", *number.first);
  if (!number.first) return fmt::format("{} words at most", *number.last);
  if (number.first == number.last) return fmt::format("{} words", *number.first);
  return fmt::format("{} to {} words", *number.first, *number.last);
}

}  // namespace byline
