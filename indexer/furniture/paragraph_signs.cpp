// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/furniture/paragraph_signs.hpp"

#include <algorithm>
#include <string>

#include "common/base/hash.hpp"
#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"

namespace byline {

namespace {

std::string site_or_outlet(const Article& article) {
  std::string site = site_of(article);
  return site.empty() ? fold_value(article.outlet) : site;
}

std::uint64_t site_seed(const Article& article) {
  return hash128(site_or_outlet(article)).low;
}

// Small letters only: far cheaper than folding, which every paragraph of an archive would pay for.
std::uint64_t key_of(std::string_view paragraph, std::uint64_t seed, std::string& buffer) {
  if (buffer.size() < paragraph.size()) buffer.resize(paragraph.size());
  std::transform(paragraph.begin(), paragraph.end(), buffer.begin(),
                 [](char byte) { return lower_ascii(byte); });
  return hash128(std::string_view(buffer).substr(0, paragraph.size()), seed).low;
}

}  // namespace

std::uint32_t mark_of(const ParagraphSign& sign) {
  return sign.other * 2 + (sign.is_furniture ? 1U : 0U);
}

std::optional<std::uint64_t> site_key(const Article& article) {
  const std::string site = site_or_outlet(article);
  if (site.empty()) return std::nullopt;
  return hash128(site).low;
}

std::uint64_t paragraph_key(const Article& article, std::string_view paragraph) {
  std::string buffer;
  return key_of(paragraph, site_seed(article), buffer);
}

std::vector<ParagraphSign> paragraph_signs(const Article& article) {
  const std::vector<std::string>& paragraphs = article.paragraphs;
  std::vector<ParagraphSign> signs(paragraphs.size());
  const std::uint64_t seed = site_seed(article);
  std::string buffer;
  const std::string* longest = nullptr;
  std::uint64_t longest_key = 0;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    signs[i].key = key_of(paragraphs[i], seed, buffer);
    if (longest && longest->size() >= paragraphs[i].size()) continue;
    longest = &paragraphs[i];
    longest_key = signs[i].key;
  }
  std::size_t next_size = 0;
  std::uint64_t next_key = 0;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (signs[i].key == longest_key || paragraphs[i].size() <= next_size) continue;
    next_size = paragraphs[i].size();
    next_key = signs[i].key;
  }
  for (ParagraphSign& sign : signs) {
    const std::uint64_t other = sign.key == longest_key ? next_key : longest_key;
    sign.other = static_cast<std::uint32_t>(other >> 33);
  }
  return signs;
}

}  // namespace byline
