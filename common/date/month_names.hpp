// SPDX-License-Identifier: GPL-3.0-or-later
// Months as newspapers write them, in English, French, German, Spanish, Italian, Portuguese, Dutch,
// Danish, Norwegian, Swedish, and in the genitive of dates in Czech, Polish, Russian, Ukrainian.
#pragma once

#include <string_view>

namespace byline {

// 1 to 12 for a folded name or abbreviation without its dot ("juin", "sept", "marz"), else 0.
[[nodiscard]] int month_number(std::string_view folded);

}  // namespace byline
