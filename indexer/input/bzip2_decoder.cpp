// SPDX-License-Identifier: GPL-3.0-or-later
#include <bzlib.h>

#include <algorithm>
#include <new>

#include "indexer/input/member_decoder.hpp"

namespace byline {

namespace {

constexpr std::size_t kInputBytes = 1u << 30;  // the library counts in 32 bits

// A checksum that differs is damage: the library goes no further.
class Bzip2Decoder : public MemberDecoder {
 public:
  ~Bzip2Decoder() override { end(); }

  [[nodiscard]] std::string_view name() const override { return "bzip2"; }
  [[nodiscard]] std::string_view magic() const override { return "BZh"; }

  // The size of its blocks, then what a block begins with, or the end of a stream of nothing.
  [[nodiscard]] bool is_head(std::string_view bytes) const override {
    constexpr std::string_view kBlock = "\x31\x41\x59\x26\x53\x59";
    constexpr std::string_view kEnd = "\x17\x72\x45\x38\x50\x90";
    if (!bytes.starts_with(magic().substr(0, bytes.size()))) return false;
    if (bytes.size() <= magic().size()) return true;
    const char size = bytes[magic().size()];
    const std::string_view rest = bytes.substr(magic().size() + 1, kBlock.size());
    return size >= '1' && size <= '9' && (kBlock.starts_with(rest) || kEnd.starts_with(rest));
  }

  void begin() override {
    end();
    if (BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) throw std::bad_alloc();
    is_open_ = true;
  }

  [[nodiscard]] Step decode(std::string_view input, std::span<char> output) override {
    input = input.substr(0, kInputBytes);
    // The library does not write there.
    stream_.next_in = const_cast<char*>(input.data());
    stream_.avail_in = static_cast<unsigned>(input.size());
    stream_.next_out = output.data();
    stream_.avail_out = static_cast<unsigned>(output.size());
    const int code = BZ2_bzDecompress(&stream_);
    if (code == BZ_MEM_ERROR) throw std::bad_alloc();
    Step step{State::Going, input.size() - stream_.avail_in, output.size() - stream_.avail_out};
    if (code == BZ_STREAM_END) {
      step.state = State::Ended;
    } else if (code != BZ_OK) {
      step.state = State::Damaged;
    }
    return step;
  }

 private:
  void end() {
    if (is_open_) BZ2_bzDecompressEnd(&stream_);
    stream_ = {};
    is_open_ = false;
  }

  bz_stream stream_{};
  bool is_open_ = false;
};

}  // namespace

std::unique_ptr<MemberDecoder> make_bzip2_decoder() {
  return std::make_unique<Bzip2Decoder>();
}

}  // namespace byline
