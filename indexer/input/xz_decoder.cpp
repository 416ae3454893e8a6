// SPDX-License-Identifier: GPL-3.0-or-later
#include <lzma.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <new>

#include "indexer/input/member_decoder.hpp"

namespace byline {

namespace {

constexpr std::uint64_t kMostMemory = std::uint64_t{1} << 30;  // "xz -9" makes what needs 65 MiB

// The .xz file format 1.1.0. A checksum that differs is damage: the library goes no further.
class XzDecoder : public MemberDecoder {
 public:
  ~XzDecoder() override { lzma_end(&stream_); }

  [[nodiscard]] std::string_view name() const override { return "xz"; }
  [[nodiscard]] std::string_view magic() const override { return {kMagic.data(), kMagic.size()}; }

  // Section 2.1.1: its own checksum tells it from other bytes.
  [[nodiscard]] bool is_head(std::string_view bytes) const override {
    if (bytes.size() < LZMA_STREAM_HEADER_SIZE) {
      return bytes.starts_with(magic().substr(0, bytes.size()));
    }
    lzma_stream_flags flags{};
    return lzma_stream_header_decode(&flags, reinterpret_cast<const std::uint8_t*>(bytes.data())) ==
           LZMA_OK;
  }

  void begin() override {
    if (lzma_stream_decoder(&stream_, kMostMemory, 0) != LZMA_OK) throw std::bad_alloc();
  }

  [[nodiscard]] Step decode(std::string_view input, std::span<char> output) override {
    stream_.next_in = reinterpret_cast<const std::uint8_t*>(input.data());
    stream_.avail_in = input.size();
    stream_.next_out = reinterpret_cast<std::uint8_t*>(output.data());
    stream_.avail_out = output.size();
    const lzma_ret code = lzma_code(&stream_, LZMA_RUN);
    if (code == LZMA_MEM_ERROR) throw std::bad_alloc();
    Step step{State::Going, input.size() - stream_.avail_in, output.size() - stream_.avail_out};
    if (code == LZMA_STREAM_END) {
      step.state = State::Ended;
    } else if (code != LZMA_OK && code != LZMA_BUF_ERROR) {
      step.state = State::Damaged;
    }
    return step;
  }

 private:
  static constexpr std::array<char, 6> kMagic = {'\xfd', '7', 'z', 'X', 'Z', '\0'};

  lzma_stream stream_ = LZMA_STREAM_INIT;
};

}  // namespace

std::unique_ptr<MemberDecoder> make_xz_decoder() {
  return std::make_unique<XzDecoder>();
}

}  // namespace byline
