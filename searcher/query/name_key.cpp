// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/name_key.hpp"

#include <algorithm>
#include <array>

#include "common/analysis/char_class.hpp"

namespace byline {

namespace {

constexpr std::array<std::string_view, 5> kWorldwide{"com", "org", "net", "info", "news"};
// What may stand before a country: .co.uk, .com.au, .org.nz.
constexpr std::array<std::string_view, 6> kBelowCountry{"co", "com", "org", "net", "gov", "ac"};
constexpr std::string_view kArticle = "the";

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_country(std::string_view label) {
  return label.size() == 2 && label.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == label.npos;
}

std::string_view last_label(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot + 1);
}

// Without ".com", ".co.uk" or the like; the same when there is none.
std::string_view without_domain(Field field, std::string_view name) {
  const bool is_host = name.find(' ') == std::string_view::npos;
  const std::string_view label = last_label(name);
  if (is_among(kWorldwide, label)) return name.substr(0, name.size() - label.size() - 1);
  if (field != Field::Outlet || !is_host || !is_country(label)) return name;
  name.remove_suffix(label.size() + 1);
  const std::string_view below = last_label(name);
  return is_among(kBelowCountry, below) ? name.substr(0, name.size() - below.size() - 1) : name;
}

void add(std::vector<std::string>& keys, std::string key) {
  if (!key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end())
    keys.push_back(std::move(key));
}

}  // namespace

std::string letters_of(std::string_view name) {
  std::string letters;
  for (std::size_t offset = 0; offset < name.size();) {
    const SeenChar seen = char_at(name, offset);
    const std::string_view character = name.substr(offset, seen.end - offset);
    offset = seen.end;
    const bool is_between = seen.cls < CharClass::Mark && character != "+";
    if (!is_between) letters += character;
    if (character == "&") letters += "and";
  }
  return letters;
}

NameKeys name_keys(Field field, std::string_view folded) {
  NameKeys made;
  std::string_view name = folded;
  if (name.starts_with("www.")) name.remove_prefix(4);
  const std::string_view bare = without_domain(field, name);
  const bool is_host = bare.size() < name.size() && name.find(' ') == std::string_view::npos;
  if (is_host) made.domain = name;
  std::string whole = letters_of(bare);
  // A host has no spaces: "theguardian" may be "the guardian" as well as a name of one word.
  const bool has_article = bare.starts_with("the ") || (is_host && whole.starts_with(kArticle));
  if (has_article) add(made.keys, whole.substr(kArticle.size()));
  add(made.keys, std::move(whole));
  return made;
}

}  // namespace byline
