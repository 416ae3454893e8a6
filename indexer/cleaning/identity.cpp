// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>

#include "common/base/hash.hpp"
#include "common/text/fold.hpp"
#include "indexer/cleaning/clean.hpp"

namespace byline {

namespace {

// A derived id is the first half of the hash that makes the key, in hexadecimal digits.
std::string derived_id(const Hash128& hash) {
  constexpr std::size_t kDigits = 16;
  return to_hex(hash).substr(0, kDigits);
}

// Each key begins with its kind, so that a URL never meets an id that reads like it.
Hash128 hash_of_given(const Article& article) {
  Hasher hasher;
  hasher.add_field("id");
  hasher.add_field(fold_value(article.collection));
  hasher.add_field(article.id);
  return hasher.result();
}

// The canonical URL where it names a page; that of a whole site ("https://example.org/") does not.
std::string page_url(std::string_view url) {
  std::string canonical = canonical_url(url);
  const std::size_t host = canonical.find("://");
  if (host == std::string::npos || canonical.find_first_of("/?#", host + 3) == std::string::npos) {
    return {};
  }
  return canonical;
}

Hash128 hash_of_url(const std::string& url) {
  Hasher hasher;
  hasher.add_field("url");
  hasher.add_field(url);
  return hasher.result();
}

Hash128 hash_of_content(const Article& article) {
  Hasher hasher;
  hasher.add_field("content");
  hasher.add_field(fold_value(article.outlet));
  hasher.add_field(article.date.to_string());
  hasher.add_field(fold_value(article.title));
  for (const std::string& paragraph : article.paragraphs) hasher.add_field(paragraph);
  return hasher.result();
}

}  // namespace

std::string identify(Article& article, bool given_id) {
  if (given_id) return to_short_text(hash_of_given(article));
  const std::string url = page_url(article.url);
  const Hash128 hash = url.empty() ? hash_of_content(article) : hash_of_url(url);
  article.id = derived_id(hash);
  article.collection.clear();
  return to_short_text(hash);
}

void derive_conflict_id(Article& article, std::string& key) {
  const std::string url = page_url(article.url);
  Hasher hasher;
  hasher.add_field("conflict");
  hasher.add_field(fold_value(article.collection));
  hasher.add_field(article.id);
  hasher.add_field(url);
  if (url.empty()) {
    hasher.add_field(fold_value(article.title));
    hasher.add_field(article.date.to_string());
  }
  const Hash128 hash = hasher.result();
  key = to_short_text(hash);
  article.id = derived_id(hash);
  article.collection.clear();
}

}  // namespace byline
