// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/furniture/paragraph_signs.hpp"

#include <string>

#include "common/base/hash.hpp"
#include "common/text/fold.hpp"

namespace byline {

namespace {

constexpr std::string_view kNoBreakSpace = "\xc2\xa0";

bool is_space_at(std::string_view text, std::size_t at, std::size_t& size) {
  size = 1;
  if (static_cast<unsigned char>(text[at]) <= ' ') return true;
  if (!text.substr(at).starts_with(kNoBreakSpace)) return false;
  size = kNoBreakSpace.size();
  return true;
}

// Small letters, one space between words: far cheaper than folding, which every paragraph of an
// archive would pay for.
void write_plain(std::string_view text, std::string& plain) {
  plain.clear();
  bool is_word_due = false;
  for (std::size_t at = 0, size = 1; at < text.size(); at += size) {
    if (is_space_at(text, at, size)) {
      is_word_due = !plain.empty();
      continue;
    }
    if (is_word_due) plain += ' ';
    is_word_due = false;
    const char letter = text[at];
    plain += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
}

std::uint64_t site_seed(const Article& article) {
  const std::string site = site_of(article);
  return hash128(site.empty() ? fold_value(article.outlet) : site).low;
}

std::uint64_t key_of(std::string_view paragraph, std::uint64_t seed, std::string& plain) {
  write_plain(paragraph, plain);
  return hash128(plain, seed).low;
}

}  // namespace

std::uint32_t mark_of(const ParagraphSign& sign) {
  return sign.other * 2 + (sign.is_furniture ? 1U : 0U);
}

std::uint64_t paragraph_key(const Article& article, std::string_view paragraph) {
  std::string plain;
  return key_of(paragraph, site_seed(article), plain);
}

std::vector<ParagraphSign> paragraph_signs(const Article& article) {
  const std::vector<std::string>& paragraphs = article.paragraphs;
  std::vector<ParagraphSign> signs(paragraphs.size());
  const std::uint64_t seed = site_seed(article);
  std::string plain;
  const std::string* longest = nullptr;
  std::uint64_t longest_key = 0;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    signs[i].key = key_of(paragraphs[i], seed, plain);
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
