// SPDX-License-Identifier: GPL-3.0-or-later
// The words that stand before a name where a page says who wrote it, in the languages and content
// systems that are read.
//
// Thread rule: free functions without state.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace byline {

// Bytes of the "By ", "Posted by ", "Autor: ", "Écrit par " that a line begins with, what parts it
// from the name included; 0 when there is none. "Text", "Words" and the like count with a colon.
[[nodiscard]] std::size_t author_lead(std::string_view line);

// "Written by", "Autor", "Autor:": such words alone.
[[nodiscard]] bool is_author_label(std::string_view text);

// Whether a text is written as names are: each word with a capital, or a small word of names or
// lists ("von", "and").
[[nodiscard]] bool looks_like_names(std::string_view text);

// An account of a content system that stands for nobody: "admin", "webmaster".
[[nodiscard]] bool is_account(std::string_view name);

}  // namespace byline
