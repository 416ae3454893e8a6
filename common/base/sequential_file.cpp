// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/sequential_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace byline {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{256} << 10;

UniqueFd open_file(const std::filesystem::path& path, int flags, std::string_view what) {
  UniqueFd fd(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (!fd.is_open()) throw_file_error(what, path, errno);
  return fd;
}

}  // namespace

SequentialWriter::SequentialWriter(std::filesystem::path path)
    : path_(std::move(path)), fd_(open_file(path_, O_RDWR | O_CREAT | O_TRUNC, "cannot write")) {
  buffer_.reserve(kBufferBytes);
}

void SequentialWriter::append(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBufferBytes) flush();
  if (bytes.size() >= kBufferBytes) {
    write_all(fd_.get(), bytes, path_);
    written_ += bytes.size();
  } else {
    buffer_ += bytes;
  }
}

std::string SequentialWriter::read(std::uint64_t offset, std::size_t size) {
  if (offset + size > written_) flush();
  std::string bytes(size, '\0');
  for (std::size_t got = 0; got < size;) {
    const ssize_t count =
        ::pread(fd_.get(), bytes.data() + got, size - got, static_cast<off_t>(offset + got));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) throw_file_error("cannot read", path_, count < 0 ? errno : EIO);
    got += static_cast<std::size_t>(count);
  }
  return bytes;
}

void SequentialWriter::flush() {
  write_all(fd_.get(), buffer_, path_);
  written_ += buffer_.size();
  buffer_.clear();
}

void SequentialWriter::sync() {
  flush();
  if (::fsync(fd_.get()) != 0) throw_file_error("cannot write", path_, errno);
}

SequentialReader::SequentialReader(std::filesystem::path path, std::uint64_t offset)
    : path_(std::move(path)), fd_(open_file(path_, O_RDONLY, "cannot read")), offset_(offset) {}

void SequentialReader::fill(std::size_t size) {
  if (buffer_.size() - begin_ >= size) return;
  buffer_.erase(0, begin_);
  begin_ = 0;
  std::size_t filled = buffer_.size();
  buffer_.resize(std::max(size, kBufferBytes));
  while (filled < buffer_.size()) {
    const ssize_t count = ::pread(fd_.get(), buffer_.data() + filled, buffer_.size() - filled,
                                  static_cast<off_t>(offset_));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw_file_error("cannot read", path_, errno);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
    offset_ += static_cast<std::uint64_t>(count);
  }
  buffer_.resize(filled);
}

std::string_view SequentialReader::read(std::size_t size) {
  fill(size);
  if (buffer_.size() - begin_ < size) throw_file_error("cannot read", path_, EIO);
  const std::string_view bytes = std::string_view(buffer_).substr(begin_, size);
  begin_ += size;
  return bytes;
}

std::uint64_t SequentialReader::read_varint() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(read(1).front());
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) return value;
  }
  throw_file_error("cannot read", path_, EIO);
}

void SequentialReader::skip(std::uint64_t size) {
  const std::size_t held = buffer_.size() - begin_;
  if (size <= held) {
    begin_ += static_cast<std::size_t>(size);
    return;
  }
  offset_ += size - held;
  buffer_.clear();
  begin_ = 0;
}

bool SequentialReader::at_end() {
  fill(1);
  return buffer_.size() == begin_;
}

}  // namespace byline
