// SPDX-License-Identifier: GPL-3.0-or-later
// Which keys of a structured record hold which field: the names that real dumps use.
//
// One table. Keys are compared without case, spaces, accents, "_" and "-": `publishedAt`,
// `published_at` and `Published-At` are one, and so are `Título` and `titulo`. Of several keys that
// a record has, the first of the row that holds a value wins; the others stay in the article's
// extra keys.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/slot.hpp"

namespace byline {

struct FieldKeys {
  Slot slot;
  std::string_view name;                   // as --map and --set take it
  std::string_view alias;                  // another name they take, or ""
  std::span<const std::string_view> keys;  // normalised, most trusted first
};

// One row a slot, in the order of the slots.
[[nodiscard]] std::span<const FieldKeys> all_field_keys();

// The row that --map and --set mean by `name`; null when there is none.
[[nodiscard]] const FieldKeys* find_field_keys(std::string_view name);

// Where a key of a record stands in the table.
struct KeyPlace {
  Slot slot;
  std::size_t rank;  // 0: most trusted
};
[[nodiscard]] std::optional<KeyPlace> find_key(std::string_view key);

}  // namespace byline
