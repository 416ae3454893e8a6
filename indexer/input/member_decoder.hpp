// SPDX-License-Identifier: GPL-3.0-or-later
// How one member of a compressed file is decoded: a member of gzip, a frame of zstd, a stream of xz
// or bzip2. Such a file is any number of them, one behind the other.
//
// Thread rule: one thread.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace byline {

class MemberDecoder {
 public:
  enum class State {
    Going,
    Ended,    // the next byte is no part of it
    Differs,  // as Ended, but its content is not what its checksum says
    Damaged,  // what comes next cannot be decoded
  };
  struct Step {
    State state;
    std::size_t taken;  // of the input
    std::size_t made;   // of the output; as much as there is room for where more may come
  };

  MemberDecoder() = default;
  virtual ~MemberDecoder() = default;
  MemberDecoder(const MemberDecoder&) = delete;
  MemberDecoder& operator=(const MemberDecoder&) = delete;

  // "gzip"
  [[nodiscard]] virtual std::string_view name() const = 0;
  // What every member begins with that holds something.
  [[nodiscard]] virtual std::string_view magic() const = 0;
  // Whether a member begins with these bytes, as far as they go.
  [[nodiscard]] virtual bool is_head(std::string_view bytes) const = 0;

  // A member is decoded from its first byte on.
  virtual void begin() = 0;
  // All that can be decoded is given, up to what is damaged or missing. Without input it gives what
  // had no room before.
  [[nodiscard]] virtual Step decode(std::string_view input, std::span<char> output) = 0;
  // How many bytes of input are best given at once.
  [[nodiscard]] virtual std::size_t wanted() const { return 1; }
};

// For what begins with `head`; null where that is no compressed file.
[[nodiscard]] std::unique_ptr<MemberDecoder> find_decoder(std::string_view head);

[[nodiscard]] std::unique_ptr<MemberDecoder> make_gzip_decoder();
[[nodiscard]] std::unique_ptr<MemberDecoder> make_zstd_decoder();
[[nodiscard]] std::unique_ptr<MemberDecoder> make_xz_decoder();
[[nodiscard]] std::unique_ptr<MemberDecoder> make_bzip2_decoder();

}  // namespace byline
