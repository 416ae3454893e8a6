// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/gunzip.hpp"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <new>
#include <utility>

#include "common/base/fixed_number.hpp"
#include "common/base/interrupt.hpp"

namespace byline {

namespace {

constexpr std::size_t kOutputBytes = 64 * 1024;
constexpr std::size_t kInputBytes = 1u << 30;  // zlib counts in 32 bits
constexpr std::size_t kTrailerBytes = 8;
constexpr int kGzipOnly = 15 + 16;  // the largest window; a head of gzip, not of zlib
constexpr const char* kDiffers = "damaged gzip input: its checksum does not match";

}  // namespace

bool is_gzip(std::string_view head) {
  return head.starts_with("\x1f\x8b\x08");
}

void Gunzip::EndInflate::operator()(z_stream_s* stream) const {
  inflateEnd(stream);
  delete stream;
}

Gunzip::Gunzip(ByteStream& packed) : packed_(packed), output_(kOutputBytes) {
  auto stream = std::make_unique<z_stream>();
  // Nothing is checked by it: at a checksum that differs it would not go on.
  if (inflateInit2(stream.get(), kGzipOnly) != Z_OK || inflateValidate(stream.get(), 0) != Z_OK) {
    throw std::bad_alloc();
  }
  stream_.reset(stream.release());
}

Gunzip::~Gunzip() = default;

std::string_view Gunzip::read() {
  while (place_ != Place::End) {
    if (input_.empty() && !is_full_) input_ = packed_.read();
    if (input_.empty() && !is_full_) {
      const bool is_cut = place_ == Place::Member || !packed_.problem().empty();
      end(is_cut ? "truncated gzip input" : "");
    } else if (place_ == Place::Member) {
      const std::size_t size = inflate_some();
      if (size > 0) return {output_.data(), size};
    } else {
      pass_between();
    }
  }
  return {};
}

// Takes what it can of the input, and gives how many bytes of output it has.
std::size_t Gunzip::inflate_some() {
  const std::string_view given = input_.substr(0, kInputBytes);
  // zlib does not write there.
  stream_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(given.data()));
  stream_->avail_in = static_cast<uInt>(given.size());
  stream_->next_out = reinterpret_cast<Bytef*>(output_.data());
  stream_->avail_out = static_cast<uInt>(output_.size());
  const int code = inflate(stream_.get(), Z_NO_FLUSH);
  if (code == Z_MEM_ERROR) throw std::bad_alloc();
  const std::size_t made = output_.size() - stream_->avail_out;
  is_full_ = code == Z_OK && stream_->avail_out == 0;
  if (made > 0) crc_ = libdeflate_crc32(crc_, output_.data(), made);
  size_ += static_cast<std::uint32_t>(made);
  see_packed(given.substr(0, given.size() - stream_->avail_in));
  if (code == Z_STREAM_END) {
    check_trailer();
  } else if (code != Z_OK && code != Z_BUF_ERROR) {
    end("damaged gzip input");
  }
  return made;
}

void Gunzip::see_packed(std::string_view bytes) {
  input_.remove_prefix(bytes.size());
  trailer_ += bytes.substr(bytes.size() - std::min(bytes.size(), kTrailerBytes));
  if (trailer_.size() > kTrailerBytes) trailer_.erase(0, trailer_.size() - kTrailerBytes);
}

// RFC 1952 section 2.3.1.
void Gunzip::check_trailer() {
  differs_ |= fixed_number(trailer_, 0, 4) != crc_ || fixed_number(trailer_, 4, 4) != size_;
  place_ = Place::Between;
}

// To the head of the next member, or over what fills up the file.
void Gunzip::pass_between() {
  if (place_ == Place::Between && input_.front() == '\x1f') {
    inflateReset(stream_.get());
    crc_ = size_ = 0;
    place_ = Place::Member;
    return;
  }
  place_ = Place::Padding;
  input_.remove_prefix(std::min(input_.find_first_not_of('\0'), input_.size()));
  if (!input_.empty()) end("damaged gzip input: other bytes follow it");
}

void Gunzip::end(std::string problem) {
  place_ = Place::End;
  if (interrupt_signal() != 0) return;  // it ends where a person stopped it
  if (!packed_.problem().empty()) problem = packed_.problem();
  problem_ = problem.empty() && differs_ ? kDiffers : std::move(problem);
}

}  // namespace byline
