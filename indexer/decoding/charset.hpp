// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of an unnamed charset as UTF-8.
//
// Thread rule: free functions without shared state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace byline {

// UTF-8 where it is valid (without its byte order mark); UTF-16 and UTF-32 by their byte order
// mark; else what uchardet guesses, with Windows-1252 for every Latin-1 and for no guess. Each
// conversion is named in `repairs` ("read as windows-1251").
[[nodiscard]] std::string to_utf8(std::string bytes, std::vector<std::string>& repairs);

// The same, but what is in no UTF is in `charset` (as guess_charset names it), unless that is "".
[[nodiscard]] std::string to_utf8(std::string bytes, std::string charset,
                                  std::vector<std::string>& repairs);

// The same for markup: by byte order mark, then as UTF-8 where it is valid, then by `header` (the
// charset parameter of a Content-Type, or ""), then by what the first bytes declare (<meta
// charset>,
// <?xml encoding?>), then by a guess. Latin-1 is read as Windows-1252, as browsers do. Where UTF-8
// is claimed and a few bytes are not, those alone are replaced.
[[nodiscard]] std::string markup_to_utf8(std::string bytes, std::string_view header,
                                         std::vector<std::string>& repairs);

// What the bytes seem to be in, when they are no UTF-8: for a stream that is cut into records,
// which alone are too short to tell.
[[nodiscard]] std::string guess_charset(std::string_view bytes);

// "UTF-16" or "UTF-32" where the bytes begin with the byte order mark of one, else "".
[[nodiscard]] std::string wide_charset(std::string_view bytes);

}  // namespace byline
