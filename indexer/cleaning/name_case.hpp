// SPDX-License-Identifier: GPL-3.0-or-later
// Names of people written in capitals, as they are usually written.
//
// Thread rule: free functions without state.
#pragma once

#include <string>
#include <string_view>

namespace byline {

// "ANDREW O'BRIEN-MCKAY" -> "Andrew O'Brien-McKay", "LUDWIG VAN BEEK" -> "Ludwig van Beek",
// "Daniel BOSQUE" -> "Daniel Bosque", "jane doe" -> "Jane Doe". A name in mixed case, initials
// ("J.R.") and numerals ("III") stay as they are.
[[nodiscard]] std::string usual_case(std::string_view name);

// Whether the text has letters and all of those that have a case are capitals.
[[nodiscard]] bool is_all_capitals(std::string_view text);

}  // namespace byline
