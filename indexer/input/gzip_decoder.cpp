// SPDX-License-Identifier: GPL-3.0-or-later
#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <new>
#include <string>

#include "common/base/fixed_number.hpp"
#include "indexer/input/member_decoder.hpp"

namespace byline {

namespace {

constexpr std::size_t kInputBytes = 1u << 30;  // zlib counts in 32 bits
constexpr std::size_t kTrailerBytes = 8;
constexpr int kGzipOnly = 15 + 16;  // the largest window; a head of gzip, not of zlib

// RFC 1952.
class GzipDecoder : public MemberDecoder {
 public:
  GzipDecoder() {
    // Nothing is checked by it: at a checksum that differs it would not go on.
    if (inflateInit2(&stream_, kGzipOnly) != Z_OK || inflateValidate(&stream_, 0) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  ~GzipDecoder() override { inflateEnd(&stream_); }

  [[nodiscard]] std::string_view name() const override { return "gzip"; }
  [[nodiscard]] std::string_view magic() const override { return "\x1f\x8b\x08"; }

  // Three of the flags are reserved.
  [[nodiscard]] bool is_head(std::string_view bytes) const override {
    if (!bytes.starts_with(magic().substr(0, bytes.size()))) return false;
    return bytes.size() < 4 || (static_cast<unsigned char>(bytes[3]) & 0xe0) == 0;
  }

  void begin() override {
    inflateReset(&stream_);
    trailer_.clear();
    crc_ = size_ = 0;
  }

  [[nodiscard]] Step decode(std::string_view input, std::span<char> output) override {
    input = input.substr(0, kInputBytes);
    // zlib does not write there.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
    stream_.avail_in = static_cast<uInt>(input.size());
    stream_.next_out = reinterpret_cast<Bytef*>(output.data());
    stream_.avail_out = static_cast<uInt>(output.size());
    const int code = inflate(&stream_, Z_NO_FLUSH);
    if (code == Z_MEM_ERROR) throw std::bad_alloc();
    Step step{State::Going, input.size() - stream_.avail_in, output.size() - stream_.avail_out};
    if (step.made > 0) crc_ = libdeflate_crc32(crc_, output.data(), step.made);
    size_ += static_cast<std::uint32_t>(step.made);
    see_taken(input.substr(0, step.taken));
    if (code == Z_STREAM_END) {
      step.state = is_whole() ? State::Ended : State::Differs;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      step.state = State::Damaged;
    }
    return step;
  }

 private:
  void see_taken(std::string_view bytes) {
    trailer_ += bytes.substr(bytes.size() - std::min(bytes.size(), kTrailerBytes));
    if (trailer_.size() > kTrailerBytes) trailer_.erase(0, trailer_.size() - kTrailerBytes);
  }

  // Section 2.3.1.
  [[nodiscard]] bool is_whole() const {
    return fixed_number(trailer_, 0, 4) == crc_ && fixed_number(trailer_, 4, 4) == size_;
  }

  z_stream stream_{};
  std::string trailer_;     // the last bytes that were taken
  std::uint32_t crc_ = 0;   // of the content
  std::uint32_t size_ = 0;  // modulo 2^32, as the trailer has it
};

}  // namespace

std::unique_ptr<MemberDecoder> make_gzip_decoder() {
  return std::make_unique<GzipDecoder>();
}

}  // namespace byline
