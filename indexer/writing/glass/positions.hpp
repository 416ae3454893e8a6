// SPDX-License-Identifier: GPL-3.0-or-later
// A list of positions as it stands in glass's position table: interpolative code.
//
// Thread rule: free functions, safe from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace byline::glass {

// Appends the tag for `positions`, which ascend strictly; at least one.
void append_positions(std::string& bytes, std::span<const std::uint32_t> positions);

}  // namespace byline::glass
