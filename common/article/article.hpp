// SPDX-License-Identifier: GPL-3.0-or-later
// An article, as readers fill it, the index keeps it and the searcher shows it.
//
// Plain data; knows nothing of Xapian. All text is valid UTF-8 without NUL.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/date/date.hpp"

namespace byline {

struct Article {
  std::string id;          // as shown: the given one, else derived (DESIGN section 5)
  std::string collection;  // within which a given id counts; empty for a derived id
  std::string url;
  std::string title;
  std::vector<std::string> authors;  // people, cleaned, in the order of the byline
  std::string byline;                // the original author text, when cleaning changed it
  std::string agency;                // "AP", "Reuters", ...: the table's short name
  std::string outlet;
  Date date;
  std::string date_source;  // the key or place it came from ("published", "text")
  std::string section;
  std::vector<std::string> tags;
  std::string page;
  std::string edition;
  std::string language;                 // ISO 639-1 ("en"), else 639-3, else empty
  std::vector<std::string> paragraphs;  // no line breaks inside a paragraph
  // Paragraphs, by number from 0, ascending, that stand in many articles of the site.
  std::vector<std::uint32_t> furniture;
  std::uint32_t words = 0;  // word positions of the paragraphs that are no furniture
  std::string source;       // PATH[#ENTRY][:LINE]
  std::int64_t added = 0;   // seconds since 1970 UTC of the first commit; 0: not yet
  std::vector<std::pair<std::string, std::string>> extra;  // keys that nobody reads: text or JSON

  bool operator==(const Article&) const = default;
};

// Whether a paragraph is furniture, by its number.
[[nodiscard]] bool is_furniture(const Article& article, std::size_t paragraph);

// The site an article stands on: the host of its URL, lower case, without "www." and port; empty
// when there is no http or https URL.
[[nodiscard]] std::string site_of(const Article& article);

}  // namespace byline
