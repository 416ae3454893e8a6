// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/gzip_check.hpp"

#include <libdeflate.h>

#include <algorithm>

#include "common/base/fixed_number.hpp"

namespace byline {

namespace {

constexpr std::size_t kTrailerBytes = 8;
constexpr std::size_t kHeadBytes = 10;

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(fixed_number(bytes, at, 4));
}

// RFC 1952 section 2.3: magic and method, no reserved flag, a level and a system that there are.
bool is_head(std::string_view head) {
  const auto byte = [head](std::size_t at) { return static_cast<unsigned char>(head[at]); };
  const bool is_known_level = byte(8) == 0 || byte(8) == 2 || byte(8) == 4;
  return head.starts_with("\x1f\x8b\x08") && (byte(3) & 0xe0) == 0 && is_known_level &&
         (byte(9) <= 13 || byte(9) == 255);
}

std::uint32_t crc_of(std::uint32_t before, std::string_view bytes) {
  return bytes.empty() ? before : libdeflate_crc32(before, bytes.data(), bytes.size());
}

}  // namespace

void GzipCheck::see_packed(std::string_view bytes) {
  tail_ += bytes;
  const std::string_view all = tail_;
  for (std::size_t at = all.find('\x1f', kTrailerBytes);
       at != std::string_view::npos && at + kHeadBytes <= all.size();
       at = all.find('\x1f', at + 1)) {
    if (!is_head(all.substr(at))) continue;
    ends_.push_back({number_at(all, at - kTrailerBytes), number_at(all, at - 4)});
  }
  // What a head that goes on in the next bytes needs, and no more: none is met twice.
  std::size_t kept = kTrailerBytes + kHeadBytes - 1;
  const std::size_t last = all.find_last_not_of('\0');
  const std::size_t zeros = last == std::string_view::npos ? all.size() : all.size() - 1 - last;
  if (zeros > kept) tail_.resize(tail_.size() - (zeros - kTrailerBytes));
  kept = std::min(kept, tail_.size());
  tail_.erase(0, tail_.size() - kept);
}

void GzipCheck::see_unpacked(std::string_view bytes) {
  while (!ends_.empty() && ends_.front().size - size_ <= bytes.size()) {
    const Trailer end = ends_.front();
    const std::string_view part = bytes.substr(0, end.size - size_);
    crc_ = crc_of(crc_, part);
    size_ = end.size;
    bytes.remove_prefix(part.size());
    // Where they differ the content goes on as that of one member, which matches no trailer.
    if (crc_ == end.crc) crc_ = size_ = 0;
    ends_.pop_front();
  }
  crc_ = crc_of(crc_, bytes);
  size_ += static_cast<std::uint32_t>(bytes.size());
}

bool GzipCheck::is_whole() const {
  std::string_view tail = tail_;
  for (;;) {
    if (tail.size() < kTrailerBytes) return false;
    const std::size_t at = tail.size() - kTrailerBytes;
    if (number_at(tail, at) == crc_ && number_at(tail, at + 4) == size_) return true;
    if (tail.back() != '\0') return false;
    tail.remove_suffix(1);
  }
}

}  // namespace byline
