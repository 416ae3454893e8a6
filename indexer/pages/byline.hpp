// SPDX-License-Identifier: GPL-3.0-or-later
// A byline as a page shows it, in one line: the names in it, without what stands around them.
//
// Thread rule: free functions without state.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace byline {

// Bytes of what leads to the author's name: as everywhere ("By"), or as Drupal writes it.
[[nodiscard]] std::size_t shown_lead(std::string_view line);

// The names in "By Ann Lee | 5 min read"; "" where it holds none.
[[nodiscard]] std::string shown_author(std::string text);

// The part of a line that names its author: of "3 May 2014 // By Ann Lee // Sport" "By Ann Lee //
// Sport", of "06.11.2023 13:30 by Ann Lee" what follows the day. "" where none begins as such.
[[nodiscard]] std::string_view author_part(std::string_view line);

}  // namespace byline
