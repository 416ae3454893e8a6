// SPDX-License-Identifier: GPL-3.0-or-later
// The signs of an article's paragraphs as a live commit leaves them: one byte `1`, then 12 bytes
// each, key (8) and mark_of() (4), little-endian.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/furniture/paragraph_signs.hpp"

namespace byline {

[[nodiscard]] std::string encode_signs(std::span<const ParagraphSign> signs);

// None for bytes of another version; what is left over at the end is no sign.
[[nodiscard]] std::vector<ParagraphSign> decode_signs(std::string_view bytes);

}  // namespace byline
