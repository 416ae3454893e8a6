// SPDX-License-Identifier: GPL-3.0-or-later
// Cutting a text at a width, between words.
#pragma once

#include <cstddef>
#include <string_view>

namespace byline {

// Columns of text[begin, end), or more than `limit` as soon as that is known.
[[nodiscard]] std::size_t columns_up_to(std::string_view text, std::size_t begin, std::size_t end,
                                        std::size_t limit);

// The largest end of a piece that starts at `begin` and takes at most `columns`; not beyond `end`,
// not inside a character, and after a whole word if there is any.
[[nodiscard]] std::size_t cut_after(std::string_view text, std::size_t begin, std::size_t end,
                                    std::size_t columns);

// The smallest begin of a piece that ends at `end` and takes at most `columns`; not before `begin`.
[[nodiscard]] std::size_t cut_before(std::string_view text, std::size_t begin, std::size_t end,
                                     std::size_t columns);

}  // namespace byline
