// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/glass/deflate.hpp"

#include <libdeflate.h>

#include <new>

namespace byline::glass {

namespace {

constexpr std::size_t kSafeBytes = 8192;
// What the library does not try to compress either.
constexpr std::size_t kLeastBytes = 18;
// Measured on term lists: 32 to 37 % off; the higher levels gain 0.3 % more.
constexpr int kLevel = 1;

}  // namespace

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(kLevel)), bytes_(kSafeBytes, 0) {
  if (!compressor_) throw std::bad_alloc();
}

std::string_view Deflater::deflate(std::string_view tag) {
  if (tag.size() <= kLeastBytes || tag.size() > kSafeBytes) return {};
  // No room for more than one byte less than it has: 0 when it gets no smaller.
  const std::size_t size = libdeflate_deflate_compress(compressor_.get(), tag.data(), tag.size(),
                                                       bytes_.data(), tag.size() - 1);
  return std::string_view(bytes_).substr(0, size);
}

}  // namespace byline::glass
