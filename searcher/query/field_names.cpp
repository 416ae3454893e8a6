// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/field_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/ascii.hpp"
#include "searcher/query/edit_distance.hpp"

namespace byline {

namespace {

// What other systems and people call our fields.
constexpr std::array<std::pair<std::string_view, std::string_view>, 33> kOtherNames{{
    {"source", "outlet:"},    {"paper", "outlet:"},       {"newspaper", "outlet:"},
    {"publisher", "outlet:"}, {"publication", "outlet:"}, {"journal", "outlet:"},
    {"byline", "author:"},    {"journalist", "author:"},  {"writer", "author:"},
    {"reporter", "author:"},  {"domain", "site:"},        {"host", "site:"},
    {"topic", "tag:"},        {"keyword", "tag:"},        {"subject", "tag:"},
    {"category", "section:"}, {"desk", "section:"},       {"year", "date:"},
    {"published", "date:"},   {"day", "date:"},           {"since", "date:YYYY.."},
    {"after", "date:YYYY.."}, {"until", "date:..YYYY"},   {"before", "date:..YYYY"},
    {"length", "words:"},     {"wordcount", "words:"},    {"link", "url:"},
    {"intitle", "title:"},    {"inurl", "url:"},          {"intro", "lead:"},
    {"indexed", "added:"},    {"ingested", "added:"},     {"imported", "added:"},
}};

std::string nearest_field(std::string_view name) {
  const std::size_t limit = name.size() < 4 ? 1 : 2;
  std::size_t best = limit + 1;
  std::string_view nearest;
  for (const FieldInfo& row : all_fields()) {
    for (const std::string_view candidate : {row.name, row.alias}) {
      if (candidate.empty()) continue;
      const std::size_t distance = edit_distance(name, candidate, limit);
      if (distance < best && distance < candidate.size()) {
        best = distance;
        nearest = candidate;
      }
    }
  }
  return nearest.empty() ? std::string{} : std::string(nearest) + ":";
}

}  // namespace

const FieldInfo* find_typed_field(std::string_view name) {
  return find_field(lower_ascii(name));
}

std::string suggest_field(std::string_view name) {
  const std::string lower = lower_ascii(name);
  for (const auto& [other, suggestion] : kOtherNames) {
    if (other == lower) return std::string(suggestion);
  }
  return nearest_field(lower);
}

}  // namespace byline
