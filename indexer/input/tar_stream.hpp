// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a tar archive, of which the last are kept, so that reading can begin again at a
// header behind what is damaged.
//
// libarchive ends at a header that it cannot read. Source: POSIX.1-2001, ustar interchange format.
// Thread rule: one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/input/byte_stream.hpp"

namespace byline {

inline constexpr std::size_t kTarBlock = 512;  // bytes; a header is one

// Whether a block says that it is a header; and whether its checksum agrees, too.
[[nodiscard]] bool is_called_tar_header(std::string_view block);
[[nodiscard]] bool is_tar_header(std::string_view block);

class TarStream : public ByteStream {
 public:
  // `bytes` must outlive it.
  explicit TarStream(ByteStream& bytes) : bytes_(bytes) {}

  [[nodiscard]] std::string_view read() override;
  [[nodiscard]] const std::string& problem() const override { return bytes_.problem(); }

  // Where it was begun to be read, the first time or anew, and where what was read ends: offsets.
  [[nodiscard]] std::uint64_t begin() const { return begin_; }
  [[nodiscard]] std::uint64_t end() const { return kept_begin_ + kept_.size(); }
  // The first block that was read from begin() on, or what there is of it, while it is kept.
  [[nodiscard]] std::string_view first_block() const;

  // Begins anew at an offset, not beyond end(), that is kept: the last bytes read are.
  void begin_at(std::uint64_t offset);
  // Reads on without giving it to the reader; how many bytes came.
  std::size_t keep_more();
  // Begins anew at the next header that is kept whole; false where more has to be read.
  [[nodiscard]] bool begin_at_header();
  // Passes over zeros; false where all that is kept is zeros.
  [[nodiscard]] bool begin_behind_zeros();
  // What is kept from begin() on.
  [[nodiscard]] std::string_view kept() const;

 private:
  ByteStream& bytes_;
  std::string kept_;
  std::uint64_t kept_begin_ = 0;
  std::uint64_t begin_ = 0;
  std::size_t last_read_ = 0;  // bytes at the end of `kept_` that the reader may still look at
  bool is_anew_ = false;       // the reader has not had what is kept
};

}  // namespace byline
