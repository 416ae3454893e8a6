// SPDX-License-Identifier: GPL-3.0-or-later
// Text inside a page or a drawing.
#pragma once

#include <string>
#include <string_view>

namespace byline {

// `text` terminal-safe, with the five characters that mean something in HTML and XML escaped: for
// an element or an attribute in double or single quotes.
[[nodiscard]] std::string markup_text(std::string_view text);

}  // namespace byline
