// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/furniture/paragraph_signs.hpp"

#include <string>

#include "common/base/hash.hpp"
#include "common/text/fold.hpp"

namespace byline {

namespace {

// The size of the white space that begins at `at`; 0 where there is none.
std::size_t space_at(std::string_view text, std::size_t at) {
  constexpr std::string_view kNoBreakSpace = "\xc2\xa0";
  if (static_cast<unsigned char>(text[at]) <= ' ') return 1;
  if (text[at] != kNoBreakSpace.front()) return 0;
  return text.substr(at).starts_with(kNoBreakSpace) ? kNoBreakSpace.size() : 0;
}

// Small letters, one space between words: far cheaper than folding, which every paragraph of an
// archive would pay for. The result lies in `buffer`, which only grows.
std::string_view plain_text(std::string_view text, std::string& buffer) {
  if (buffer.size() < text.size()) buffer.resize(text.size());
  char* const begin = buffer.data();
  char* end = begin;
  bool is_space_due = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t size = space_at(text, at); size > 0) {
      is_space_due = end != begin;
      at += size;
      continue;
    }
    if (is_space_due) *end++ = ' ';
    is_space_due = false;
    const char letter = text[at++];
    *end++ = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::uint64_t site_seed(const Article& article) {
  const std::string site = site_of(article);
  return hash128(site.empty() ? fold_value(article.outlet) : site).low;
}

std::uint64_t key_of(std::string_view paragraph, std::uint64_t seed, std::string& buffer) {
  return hash128(plain_text(paragraph, buffer), seed).low;
}

}  // namespace

std::uint32_t mark_of(const ParagraphSign& sign) {
  return sign.other * 2 + (sign.is_furniture ? 1U : 0U);
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
