// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 that was read as Windows-1252 and written as UTF-8 again: "CafÃ©", "Itâ€™s".
//
// Thread rule: free functions without state.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/reader.hpp"

namespace byline {

// What `text` was before; nothing unless it is certain: each of its characters has a place in
// Windows-1252, the bytes at these places are valid UTF-8 through and through, and what they spell
// are letters and signs of news. A single quotation mark of its own outside of that ("“CAFÉ”") and
// the text stays. What was wronged twice is mended twice. "Ã " is taken for "à", whose second byte
// is a no-break space that readers squeeze, where another character proves it. `text` is UTF-8.
[[nodiscard]] std::optional<std::string> mended_mojibake(std::string_view text);

// Mends every value of an article, each by itself, and says so among its repairs. Control codes
// that are left then are taken out.
void mend_mojibake(RawArticle& raw);

}  // namespace byline
