// SPDX-License-Identifier: GPL-3.0-or-later
// Where a page that was saved came from, as programs that save pages and archives of the web say.
//
// Thread rule: free function without state.
#pragma once

#include <string>
#include <string_view>

namespace byline {

// The address in a comment at the head of a page, as browsers ("saved from url=(0042)https://..."),
// HTTrack ("Mirrored from ... by HTTrack") and SingleFile ("url: ...") write it; "" where none is.
[[nodiscard]] std::string saved_from(std::string_view page);

// The address that an archive of the web has put behind its own and the time of its visit:
// "https://web.archive.org/web/20140503101112/http://herald.example/wall"; other addresses as they
// are.
[[nodiscard]] std::string_view address_behind_archive(std::string_view address);

}  // namespace byline
