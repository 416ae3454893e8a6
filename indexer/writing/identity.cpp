// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/identity.hpp"

#include "common/text/fold.hpp"
#include "indexer/cleaning/clean.hpp"

namespace byline {

bool is_same_article(const Article& a, const Article& b) {
  if (!a.url.empty() && !b.url.empty()) return canonical_url(a.url) == canonical_url(b.url);
  return fold_value(a.title) == fold_value(b.title) && a.date == b.date;
}

bool has_same_content(const Article& a, const Article& b) {
  Article other = b;
  other.source = a.source;
  other.added = a.added;
  other.date_source = a.date_source;
  other.words = a.words;
  other.furniture = a.furniture;
  return a == other;
}

bool is_better(const Version& a, const Version& b) {
  if (a.length != b.length) return a.length > b.length;
  return a.raw < b.raw;
}

}  // namespace byline
