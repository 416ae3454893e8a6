// SPDX-License-Identifier: GPL-3.0-or-later
// From texts found under a key to the fields of an article: the same for every structured format.
//
// Thread rule: free functions without state.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/field_keys.hpp"
#include "indexer/readers/reader.hpp"

namespace byline {

// Longer values are cut, which `repairs` says.
inline constexpr std::size_t kMaxTitleBytes = 4096;
inline constexpr std::size_t kMaxValueBytes = 1024;  // outlet, section, one tag, one author text...
inline constexpr std::size_t kMaxUrlBytes = 8192;    // a longer URL is no URL: not read
inline constexpr std::size_t kMaxTags = 200;
inline constexpr std::size_t kMaxAuthorTexts = 200;
inline constexpr std::size_t kMaxExtraBytes = 16 * 1024;      // one key that nobody reads
inline constexpr std::size_t kMaxAllExtraBytes = 128 * 1024;  // all of them
inline constexpr std::size_t kMaxExtraKeys = 300;

// Fills a field from the texts of one key, as they stand in the input. False when they hold no
// value for it (missing, or a date that cannot be read); then another key may be tried.
bool fill(RawArticle& raw, Slot slot, const std::vector<std::string>& texts, std::string_view key);

[[nodiscard]] bool is_filled(const RawArticle& raw, Slot slot);

// Fills what is still missing by --set.
void fill_from_rules(RawArticle& raw, const ReadingRules& rules);

// Keeps a key that nobody reads, within the bounds.
void add_extra(RawArticle& raw, std::string_view key, std::string value);

// Sets Article::source.
void set_source(RawArticle& raw, const RawRecord& record);

// The article, or a Reject when it has neither title nor text.
[[nodiscard]] ParseResult finish(RawArticle raw);

}  // namespace byline
