// SPDX-License-Identifier: GPL-3.0-or-later
// Languages as records state them.
//
// Thread rule: free functions, safe from any thread.
#pragma once

#include <string>
#include <string_view>

namespace byline {

// ISO 639-1 code where there is one, else 639-3: "en" of "eng", "en-US", "EN", "English",
// "anglais"-like names in the language itself ("Français"); "" when it is none of these.
[[nodiscard]] std::string language_named(std::string_view text);

}  // namespace byline
