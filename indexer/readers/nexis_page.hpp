// SPDX-License-Identifier: GPL-3.0-or-later
// Nexis downloads as web pages: their documents as the lines that a download as text has.
//
// What the text centres by spaces the page centres by the classes of its style sheet, which stands
// before the first document; so each record begins with a line that names them.
// Thread rule: free functions without state.
#pragma once

#include <string>
#include <string_view>

namespace byline::nexis {

// What every such page says in its comments, and no other page.
[[nodiscard]] bool is_page(std::string_view head);

// The class that a line of a style sheet centres (".c0 { text-align: center; }"), or "".
[[nodiscard]] std::string_view centred_class(std::string_view line);

// "<!--centred c0 c1-->\n", to stand before each record of a page.
[[nodiscard]] std::string page_mark(std::string_view classes);

// Whether a record is one of a page.
[[nodiscard]] bool has_page_mark(std::string_view record);

// The lines of a record of a page, which is UTF-8: a block each, a blank line between two, spaces
// before what is centred.
[[nodiscard]] std::string lines_of_page(const std::string& record);

}  // namespace byline::nexis
