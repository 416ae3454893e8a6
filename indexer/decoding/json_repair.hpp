// SPDX-License-Identifier: GPL-3.0-or-later
// What a strict JSON parser refuses, but an archive should not lose an article for.
//
// Thread rule: free functions without state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace byline {

// The line with invalid UTF-8, lone surrogates, unknown escapes, raw control characters in strings,
// numbers that fit no machine number (1e400: become text), NaN, Infinity, None, True and False
// mended; each kind is named once in `repairs`. The result may still be no JSON.
[[nodiscard]] std::string repair_json(std::string line, std::vector<std::string>& repairs);

}  // namespace byline
