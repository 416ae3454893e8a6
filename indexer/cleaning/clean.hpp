// SPDX-License-Identifier: GPL-3.0-or-later
// From what a reader found to an article as the index keeps it: people, agency, outlet, date,
// language, identity.
//
// Thread rule: free functions without shared state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.hpp"
#include "common/base/hash.hpp"
#include "indexer/readers/reader.hpp"

namespace byline {

struct CleaningOptions {
  std::string collection;  // --collection
  bool language = true;    // false: --skip language
  int this_year = 0;       // dates after the next year are left out; 0: the clock's year
};

struct Cleaned {
  Article article;                   // id set, collection set, words not yet counted
  std::string key;                   // identity, see identify()
  bool given_id = false;             // whether the id was given: only then conflicts can arise
  std::vector<std::string> repairs;  // the reader's and cleaning's own
};

// Never fails: what cannot be understood is dropped or kept as text, and said in `repairs`.
[[nodiscard]] Cleaned clean(RawArticle raw, const CleaningOptions& options);

// --- the parts, each in its own file, for their tests ---

struct Byline {
  std::vector<std::string> people;
  std::string agency;  // the table's short name, or ""
  std::string outlet;  // named in the byline ("Andrew Trunsky, The Herald"), or ""
};

// "By ANDREW TRUNSKY and JANE DOE, AP" -> {Andrew Trunsky, Jane Doe}, AP. E-mail addresses, URLs,
// "Staff Writer" and the like are cleaned away; "By" in the languages of the table; "and", "&",
// "y", "et", "und", ";" and "," part people; ALL CAPITALS become Title Case.
[[nodiscard]] Byline parse_byline(std::string_view text);

// The agency that a dateline ("WASHINGTON (AP) —") or a credit line ("© 2020 AFP") at the start or
// end of the text names, or "". Photo credits and mentions do not count.
[[nodiscard]] std::string agency_in_text(const std::vector<std::string>& paragraphs);

// The short name of the agency that `name` is ("The Associated Press" -> "AP"), or "".
[[nodiscard]] std::string agency_named(std::string_view name);

// ISO 639-1 code of the language of `text`, from its first 1,000 bytes; "" when not reliable.
[[nodiscard]] std::string detect_language(std::string_view text);

// The canonical form of a URL for identity: scheme and host lower case, "www.", fragment, default
// port, tracking parameters (utm_*, fbclid, gclid, ...) gone, other parameters sorted, http =
// https, no trailing slash.
[[nodiscard]] std::string canonical_url(std::string_view url);

// Sets article.id where none was given and returns the key (DESIGN section 5), the short text
// (common/base/hash.hpp) of a hash: of collection and given id, else of the canonical URL, else of
// outlet, date, title and text.
[[nodiscard]] std::string identify(Article& article, bool given_id);

// The id and key of an article that lost its given id to another: derived from URL, or title and
// date. Deterministic; different articles get different ids.
void derive_conflict_id(Article& article, std::string& key);

}  // namespace byline
