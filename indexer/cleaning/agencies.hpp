// SPDX-License-Identifier: GPL-3.0-or-later
// The news agencies that Byline knows: one row each.
//
// Thread rule: free functions, safe from any thread.
#pragma once

#include <span>
#include <string_view>

namespace byline {

struct Agency {
  std::string_view name;    // short, as shown: "AP"
  std::string_view names;   // all others, folded, parted by '|'; the short one counts by itself
  std::string_view source;  // where it says who it is, or who else does
};

// In alphabetical order of the short names.
[[nodiscard]] std::span<const Agency> all_agencies();

}  // namespace byline
