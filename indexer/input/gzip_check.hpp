// SPDX-License-Identifier: GPL-3.0-or-later
// Whether what a gzip file was unpacked to is what was packed: libarchive does not look.
//
// Each member ends with the CRC-32 and the length of its content (RFC 1952 section 2.3.1). Members
// follow each other unseen, so where one ends is told by the next one's head. Thread rule: one
// thread.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace byline {

class GzipCheck {
 public:
  // The next bytes of the file; what is unpacked comes after the bytes that it was packed in.
  void see_packed(std::string_view bytes);
  void see_unpacked(std::string_view bytes);

  // At the end of both: whether all that was packed came out, and nothing else. Zeros behind it
  // are what tapes and disks fill up with.
  [[nodiscard]] bool is_whole() const;

 private:
  struct Trailer {
    std::uint32_t crc;
    std::uint32_t size;
  };

  std::deque<Trailer> ends_;  // of members that another follows, not reached by the content yet
  std::string tail_;          // the last bytes of the file
  std::uint32_t crc_ = 0;     // of the content of the member that is being unpacked
  std::uint32_t size_ = 0;    // modulo 2^32, as the trailer has it
};

}  // namespace byline
