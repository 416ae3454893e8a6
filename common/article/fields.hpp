// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of an article, declared once: the query language, both programs' help, the index and
// the documents read this table. Adding a field is one row.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.hpp"

namespace byline {

// Frozen: the numbers name the value dictionaries on disk.
enum class Field : std::uint8_t {
  Title = 0,
  Lead = 1,
  Author = 2,
  Outlet = 3,
  Agency = 4,
  Section = 5,
  Tag = 6,
  Language = 7,
  Site = 8,
  Url = 9,
  Id = 10,
  Story = 11,
  Date = 12,
  Words = 13,
  Page = 14,
  Edition = 15,
  Caps = 16,
  Furniture = 17,
  Added = 18,
};

enum class FieldKind {
  Text,   // words with positions; no whole value (title, lead, caps, furniture)
  Name,   // words with positions and the whole value (outlet, author, section, tag, agency)
  Value,  // the whole value only (lang, site, url, id, story)
  Date,   // a range of days
  Number  // a range of numbers
};

struct FieldInfo {
  Field field;
  std::string_view name;   // as typed before the colon
  std::string_view alias;  // another name that is accepted, or ""
  FieldKind kind;
  std::string_view word_prefix;   // of its words' terms, or ""
  std::string_view value_prefix;  // of its whole value's term, or ""
  int slot;                       // of its value ordinals, -1 when it has none; frozen
  bool browsable;                 // --by takes it
  std::string_view help;
  std::string_view example;
};

[[nodiscard]] std::span<const FieldInfo> all_fields();
[[nodiscard]] const FieldInfo& info(Field field);
// By name or alias, exact; nothing when there is none.
[[nodiscard]] const FieldInfo* find_field(std::string_view name);

// Whether its words are words of title and text too, at the same positions: title, lead and caps,
// not furniture, which is indexed apart.
[[nodiscard]] bool is_of_the_text(Field field);

// Whether --set and --map take it: what a record may state (not a lead, a site, a story, a length,
// furniture, when it was added).
[[nodiscard]] bool is_settable(Field field);

// The values of a Text, Name or Value field, each not empty. A lead is the title and the first two
// paragraphs that are no furniture, one value each; caps: has none of its own.
[[nodiscard]] std::vector<std::string> values_of(const Article& article, Field field);

// What stands for a missing value in every browse row, filter and field query.
inline constexpr std::string_view kMissing = "none";

}  // namespace byline
