// SPDX-License-Identifier: GPL-3.0-or-later
// Where a term stands in a document, as glass packs it: last position, then interpolative code of
// the rest. The other way round: indexer/writing/glass/positions.hpp.
//
// Source: backends/glass/glass_positionlist.cc and common/bitstream.cc of xapian-core 1.4.22;
// Moffat and Stuiver, "Binary Interpolative Coding for Effective Index Compression" (2000).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace byline {

// Appends the positions, ascending. Throws Xapian::DatabaseCorruptError.
void append_unpacked_positions(std::string_view packed, std::vector<std::uint32_t>& positions);

// The first of them. Throws the same.
[[nodiscard]] std::uint32_t first_packed_position(std::string_view packed);

}  // namespace byline
