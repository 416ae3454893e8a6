// SPDX-License-Identifier: GPL-3.0-or-later
// What can be saved of a JSON-LD script that is no JSON.
//
// Thread rule: free functions without state.
#pragma once

#include <string>
#include <string_view>

namespace byline {

// Without what scripts allow and JSON does not: comments, commas before a bracket that closes, a
// semicolon at the end, a byte order mark; `&quot;` instead of quotation marks is decoded.
[[nodiscard]] std::string mended_script(std::string_view script);

// An object with the first headline, day of publication, author's and publisher's name that stand
// in the text of an article's script, whatever else is wrong with it; "" where there is none.
[[nodiscard]] std::string scanned_script(std::string_view script);

}  // namespace byline
