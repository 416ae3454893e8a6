// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of an article that inputs state, before they are cleaned.
//
// Thread rule: a value type.
#pragma once

#include <cstddef>

namespace byline {

enum class Slot {
  Id,
  Url,
  Title,
  Author,
  Outlet,
  Date,
  Section,
  Tag,
  Language,
  Page,
  Edition,
  Agency,
  Text,
};
inline constexpr std::size_t kSlots = 13;

}  // namespace byline
