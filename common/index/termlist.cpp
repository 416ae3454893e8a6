// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/termlist.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace byline {

namespace {

constexpr std::string_view kTermlist = "termlist";

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const {
    libdeflate_free_decompressor(decompressor);
  }
};

std::string inflate(std::string_view deflated) {
  constexpr std::size_t kMostBytes = std::size_t{1} << 28;
  // Its tables take longer to make than most lists to inflate.
  thread_local std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor;
  if (!decompressor) decompressor.reset(libdeflate_alloc_decompressor());
  if (!decompressor) throw std::bad_alloc();
  std::string bytes;
  for (std::size_t room = 4 * deflated.size(); room <= kMostBytes; room *= 2) {
    bytes.resize(room);
    std::size_t size = 0;
    const libdeflate_result result = libdeflate_deflate_decompress(
        decompressor.get(), deflated.data(), deflated.size(), bytes.data(), bytes.size(), &size);
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE) continue;
    if (result != LIBDEFLATE_SUCCESS) break;
    bytes.resize(size);
    return bytes;
  }
  throw_damaged(kTermlist);
}

}  // namespace

TermlistReader::TermlistReader(const StoredTag& tag)
    : inflated_(tag.is_compressed ? inflate(tag.bytes) : std::string()),
      left_(tag.is_compressed ? std::string_view(inflated_) : tag.bytes, kTermlist) {
  if (left_.at_end()) return;
  static_cast<void>(left_.number());  // the article's length
  static_cast<void>(left_.number());  // terms
}

// Each term says how much of the one before it it begins with; a small wdf stands in the same byte.
bool TermlistReader::next() {
  if (left_.at_end()) return false;
  const auto byte = [this] { return static_cast<unsigned char>(left_.take(1).front()); };
  const std::size_t before = term_.size();
  const std::size_t packed = is_first_ ? 0 : byte();
  const bool is_packed = packed > before;
  term_.resize(is_packed ? packed % (before + 1) : packed);
  term_ += left_.take(byte());
  wdf_ = is_packed ? packed / (before + 1) - 1 : left_.number();
  is_first_ = false;
  return true;
}

}  // namespace byline
