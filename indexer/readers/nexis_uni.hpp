// SPDX-License-Identifier: GPL-3.0-or-later
// Nexis Uni downloads, which are office documents, as the text that pandoc and others make of them:
// their documents as the lines that an older download has (nexis.hpp).
//
//   A wall is gone                  title, outlet and day, a block or a line each
//   The Harbour Herald
//   July 1, 2019 Monday
//   Copyright 2019 The Herald
//   Section: LOCAL; Pg. 4           keys
//   Length: 355 words
//   Body
//   text
//   Classification                  and keys behind it
//   Load-Date: July 2, 2019
//   End of Document
//
// Before the first document stands a list of them all.
// Thread rule: free functions without state.
#pragma once

#include <string>
#include <string_view>

namespace byline::nexis {

// Stands before each record of such a download.
inline constexpr std::string_view kUniMark = "<!--Nexis Uni-->\n";

// "Length: 355 words", which stands above each text.
[[nodiscard]] bool is_uni_length(std::string_view line);
// "Body", behind which the text begins.
[[nodiscard]] bool is_uni_body(std::string_view line);
[[nodiscard]] bool is_uni_end(std::string_view line);

// The lines of a record, which is UTF-8 and begins with the mark.
[[nodiscard]] std::string lines_of_uni(std::string_view record);

}  // namespace byline::nexis
