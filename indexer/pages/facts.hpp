// SPDX-License-Identifier: GPL-3.0-or-later
// What a page states about its article for machines: schema.org as JSON-LD or microdata, OpenGraph,
// Dublin Core, and the names that other <meta> elements use.
//
// Thread rule: free functions; each thread keeps one JSON parser.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article/slot.hpp"
#include "indexer/decoding/markup_tree.hpp"

namespace byline {

struct PageFact {
  Slot slot;
  int rank;  // 0: most trusted
  std::vector<std::string> texts;
  std::string key;               // where it stood: "datePublished", "article:published_time"
  bool is_shown = false;         // to people, not stated for machines
  bool is_organisation = false;  // an author that the page says is no person
};

struct PageFacts {
  std::vector<PageFact> list;
  bool is_article = false;        // it says so itself: by its og:type or schema.org type
  bool is_typed_article = false;  // by its schema.org type: front pages have og:type, too
  bool is_list = false;           // ... that it is a front page, a collection, a search result

  void add(Slot slot, int rank, std::string text, std::string_view key);
  // The texts of a slot, most trusted first.
  [[nodiscard]] std::vector<const PageFact*> of(Slot slot) const;
};

// From <meta>, <link>, <title>, the language of <html> and microdata.
void add_meta_facts(const MarkupTree& page, PageFacts& facts);

// From one <script type="application/ld+json">.
void add_json_ld_facts(std::string_view script, PageFacts& facts);

}  // namespace byline
