// SPDX-License-Identifier: GPL-3.0-or-later
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <new>

#include "indexer/input/member_decoder.hpp"

namespace byline {

namespace {

constexpr std::size_t kFirstBytes = 5;  // of a frame: its magic number and what its head holds
constexpr std::size_t kBlockHeadBytes = 3;

// RFC 8878. A call that fails gives nothing of what it decoded, so each is given one thing: a head,
// a block, or what a block had no room for.
class ZstdDecoder : public MemberDecoder {
 public:
  ZstdDecoder() : stream_(ZSTD_createDStream()) {
    if (!stream_) throw std::bad_alloc();
  }

  [[nodiscard]] std::string_view name() const override { return "zstd"; }
  [[nodiscard]] std::string_view magic() const override { return "\x28\xb5\x2f\xfd"; }

  // Of a frame or of one that is skipped, such as the table of a seekable file (section 3.1.2).
  [[nodiscard]] bool is_head(std::string_view bytes) const override {
    if (bytes.starts_with(magic().substr(0, bytes.size()))) return true;
    constexpr std::string_view kSkipped = "\x2a\x4d\x18";
    return (static_cast<unsigned char>(bytes[0]) & 0xf0) == 0x50 &&
           bytes.substr(1).starts_with(kSkipped.substr(0, bytes.size() - 1));
  }

  void begin() override {
    ZSTD_DCtx_reset(stream_.get(), ZSTD_reset_session_only);
    hint_ = kFirstBytes;
    is_full_ = false;
  }

  [[nodiscard]] Step decode(std::string_view input, std::span<char> output) override {
    const std::size_t given = is_full_ ? 0 : std::min(input.size(), next_bytes());
    ZSTD_inBuffer in{input.data(), given, 0};
    ZSTD_outBuffer out{output.data(), output.size(), 0};
    const std::size_t hint = ZSTD_decompressStream(stream_.get(), &out, &in);
    if (ZSTD_isError(hint) != 0) {
      const ZSTD_ErrorCode code = ZSTD_getErrorCode(hint);
      if (code == ZSTD_error_memory_allocation) throw std::bad_alloc();
      // The checksum is the last thing of a frame.
      if (code == ZSTD_error_checksum_wrong) return {State::Differs, given, 0};
      return {State::Damaged, 0, 0};
    }
    hint_ = hint;
    is_full_ = out.pos == out.size;
    return {hint == 0 ? State::Ended : State::Going, in.pos, out.pos};
  }

  [[nodiscard]] std::size_t wanted() const override {
    return std::min(next_bytes(), ZSTD_DStreamInSize());
  }

 private:
  // The library asks for a block with the head of the next.
  [[nodiscard]] std::size_t next_bytes() const {
    return hint_ > kBlockHeadBytes ? hint_ - kBlockHeadBytes : hint_;
  }

  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };
  std::unique_ptr<ZSTD_DStream, Free> stream_;
  std::size_t hint_ = kFirstBytes;
  bool is_full_ = false;
};

}  // namespace

std::unique_ptr<MemberDecoder> make_zstd_decoder() {
  return std::make_unique<ZstdDecoder>();
}

}  // namespace byline
