// SPDX-License-Identifier: GPL-3.0-or-later
// What is never read as an article, whatever its name says: archives, pictures, programs.
//
// Thread rule: free function without state.
#pragma once

#include <string_view>

namespace byline {

// What the first bytes of a source show it to be, and what to do about it: "a 7z archive, which is
// not read: unpack it"; "" where they show nothing of the kind.
[[nodiscard]] std::string_view foreign_kind(std::string_view head);

}  // namespace byline
