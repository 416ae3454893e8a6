// SPDX-License-Identifier: GPL-3.0-or-later
// What programs that save pages write into them about where they came from.
//
// Thread rule: free function without state.
#pragma once

#include <string>
#include <string_view>

namespace byline {

// The address in a comment at the head of a page, as browsers ("saved from url=(0042)https://..."),
// HTTrack ("Mirrored from ... by HTTrack") and SingleFile ("url: ...") write it; "" where none is.
[[nodiscard]] std::string saved_from(std::string_view page);

}  // namespace byline
