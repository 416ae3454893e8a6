// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/furniture/sign_bytes.hpp"

#include "common/base/fixed_number.hpp"

namespace byline {

namespace {

constexpr char kVersion = 1;
constexpr std::size_t kSignBytes = 12;

}  // namespace

std::string encode_signs(std::span<const ParagraphSign> signs) {
  std::string bytes(1, kVersion);
  for (const ParagraphSign& sign : signs) {
    append_fixed(bytes, sign.key, 8);
    append_fixed(bytes, mark_of(sign), 4);
  }
  return bytes;
}

std::vector<ParagraphSign> decode_signs(std::string_view bytes) {
  std::vector<ParagraphSign> signs;
  if (!bytes.starts_with(kVersion)) return signs;
  for (std::size_t at = 1; at + kSignBytes <= bytes.size(); at += kSignBytes) {
    const auto mark = static_cast<std::uint32_t>(fixed_number(bytes, at + 8, 4));
    signs.push_back({fixed_number(bytes, at, 8), mark >> 1, (mark & 1) != 0});
  }
  return signs;
}

}  // namespace byline
