// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/tar_stream.hpp"

#include <algorithm>

namespace byline {

namespace {

constexpr std::string_view kMagic = "ustar";
constexpr std::size_t kMagicAt = 257;
constexpr std::size_t kSumAt = 148;
constexpr std::size_t kSumBytes = 8;

}  // namespace

bool is_called_tar_header(std::string_view block) {
  return block.size() > kMagicAt && block.substr(kMagicAt).starts_with(kMagic);
}

bool is_tar_header(std::string_view block) {
  if (block.size() < kTarBlock || !is_called_tar_header(block)) return false;
  // Some programs summed signed bytes.
  std::int64_t plain = 0;
  std::int64_t with_signs = 0;
  std::int64_t stated = 0;
  for (std::size_t i = 0; i < kTarBlock; ++i) {
    const bool is_sum = i >= kSumAt && i < kSumAt + kSumBytes;
    const char c = is_sum ? ' ' : block[i];
    plain += static_cast<unsigned char>(c);
    with_signs += static_cast<signed char>(c);
    if (is_sum && block[i] >= '0' && block[i] <= '7') stated = stated * 8 + (block[i] - '0');
  }
  return stated == plain || stated == with_signs;
}

std::string_view TarStream::read() {
  if (is_anew_ && !kept_.empty()) {
    is_anew_ = false;
    last_read_ = kept_.size();
    return kept_;
  }
  is_anew_ = false;
  const std::size_t gone = kept_.size() - last_read_;
  kept_.erase(0, gone);
  kept_begin_ += gone;
  last_read_ = keep_more();
  return std::string_view(kept_).substr(kept_.size() - last_read_);
}

std::size_t TarStream::keep_more() {
  const std::string_view part = bytes_.read();
  kept_ += part;
  return part.size();
}

std::string_view TarStream::first_block() const {
  return begin_ >= kept_begin_ ? kept().substr(0, kTarBlock) : std::string_view{};
}

std::string_view TarStream::kept() const {
  return std::string_view(kept_).substr(begin_ - kept_begin_);
}

void TarStream::begin_at(std::uint64_t offset) {
  const std::uint64_t from = std::clamp(offset, kept_begin_, end());
  kept_.erase(0, from - kept_begin_);
  kept_begin_ = begin_ = from;
  is_anew_ = true;
  last_read_ = 0;
}

bool TarStream::begin_at_header() {
  std::size_t at = 0;
  for (; at + kTarBlock <= kept_.size(); ++at) {
    const std::size_t magic = kept_.find(kMagic, at + kMagicAt);
    if (magic == std::string::npos) {
      at = std::max(at, kept_.size() - std::min(kept_.size(), kTarBlock));
      break;
    }
    at = magic - kMagicAt;
    if (at + kTarBlock > kept_.size()) break;
    if (is_tar_header(std::string_view(kept_).substr(at, kTarBlock))) {
      begin_at(kept_begin_ + at);
      return true;
    }
  }
  begin_at(kept_begin_ + at);
  return false;
}

bool TarStream::begin_behind_zeros() {
  const std::size_t at = kept_.find_first_not_of('\0');
  begin_at(at == std::string::npos ? end() : kept_begin_ + at);
  return at != std::string::npos;
}

}  // namespace byline
