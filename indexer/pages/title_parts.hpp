// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a page's title, as separators part them ("A wall is breached | The Herald"), and
// which of them names the site.
//
// Thread rule: free functions without state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/pages/facts.hpp"

namespace byline {

// What stands before the first separator of one kind in a title, and behind the last.
struct TitleEnds {
  std::string_view head, behind_head, before_tail, tail;
};

// The ends of a title, into which they point, for each kind of separator that it holds.
[[nodiscard]] std::vector<TitleEnds> ends_of(std::string_view title);

[[nodiscard]] bool begins_with_separator(std::string_view text);

// "The Herald ::" without what parts it from nothing.
[[nodiscard]] std::string_view without_open_end(std::string_view title);

// Whether `shown` is what stands behind the last separator of a title, between two of them or, if
// it is the shorter side, before the first.
[[nodiscard]] bool is_site_name(const std::string& shown, const std::string& title);

// Whether a title begins or ends with a name and a separator.
[[nodiscard]] bool is_end_of(std::string_view name, std::string_view title);

// The end of a stated title that is the name of its site, as the letters of the host say: "The
// Herald" of "A wall is breached - The Herald" on theherald.example; "" where none is.
[[nodiscard]] std::string site_in_title(const PageFacts& facts, std::string_view host);

}  // namespace byline
