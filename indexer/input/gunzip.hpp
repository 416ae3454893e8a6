// SPDX-License-Identifier: GPL-3.0-or-later
// The content of a gzip file, all members of it, up to the last byte that can be decoded.
//
// libarchive reads gzip too, but drops what it decoded last where a file is cut, which may be all
// of it, and compares no checksum. Thread rule: one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input/byte_stream.hpp"

struct z_stream_s;

namespace byline {

// Whether `head` begins a gzip file.
[[nodiscard]] bool is_gzip(std::string_view head);

class Gunzip : public ByteStream {
 public:
  // `packed` must outlive it.
  explicit Gunzip(ByteStream& packed);
  ~Gunzip() override;
  Gunzip(Gunzip&&) = delete;
  Gunzip& operator=(Gunzip&&) = delete;

  [[nodiscard]] std::string_view read() override;
  // Known at the end: "truncated gzip input", "damaged gzip input: ...", or what ails `packed`.
  // Behind a member whose checksum differs the next one is read; behind one that cannot be decoded
  // nothing is. Zeros at the end are what tapes and disks fill up with.
  [[nodiscard]] const std::string& problem() const override { return problem_; }

 private:
  enum class Place { Member, Between, Padding, End };
  struct EndInflate {
    void operator()(z_stream_s* stream) const;
  };

  [[nodiscard]] std::size_t inflate_some();
  void pass_between();
  void see_packed(std::string_view bytes);
  void check_trailer();
  void end(std::string problem);

  ByteStream& packed_;
  std::unique_ptr<z_stream_s, EndInflate> stream_;
  std::string_view input_;  // read, but not taken yet
  std::vector<char> output_;
  Place place_ = Place::Between;
  std::string trailer_;     // the last bytes that were taken
  std::uint32_t crc_ = 0;   // of the content of this member
  std::uint32_t size_ = 0;  // modulo 2^32, as the trailer has it
  bool is_full_ = false;    // more output may come without more input
  bool differs_ = false;    // a member was not what its trailer says
  std::string problem_;
};

}  // namespace byline
