// SPDX-License-Identifier: GPL-3.0-or-later
// Tags compressed as glass compresses them: raw deflate.
//
// Thread rule: one deflater a thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace byline::glass {

class Deflater {
 public:
  Deflater();

  // The compressed tag, valid until the next call; empty where it should be stored as it is: it
  // does not get smaller, or is so long that libxapian 1.4 may fail to read it back (its reader
  // stops when its window of 8192 bytes is full, though a match is still pending).
  [[nodiscard]] std::string_view deflate(std::string_view tag);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  std::string bytes_;
};

}  // namespace byline::glass
