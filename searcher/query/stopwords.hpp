// SPDX-License-Identifier: GPL-3.0-or-later
// English words that say nothing about what an article is about.
//
// They are required like any word typed; they do not score while another word does.
// Thread rule: free function without state.
#pragma once

#include <string_view>

namespace byline {

// `form` is folded.
[[nodiscard]] bool is_stopword(std::string_view form);

}  // namespace byline
