// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/file_bytes.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <utility>

#include "common/base/interrupt.hpp"

namespace byline {

namespace {

constexpr std::size_t kBufferBytes = 64 * 1024;
constexpr int kPollMilliseconds = 200;

// The descriptor that `path` names, or -1.
int named_descriptor(std::string_view path) {
  if (path == "-" || path == "/dev/stdin") return STDIN_FILENO;
  constexpr std::string_view kFolder = "/dev/fd/";
  if (!path.starts_with(kFolder)) return -1;
  path.remove_prefix(kFolder.size());
  int number = -1;
  const auto [end, error] = std::from_chars(path.data(), path.data() + path.size(), number);
  return error == std::errc() && end == path.data() + path.size() ? number : -1;
}

UniqueFd open_descriptor(const std::string& path) {
  const int named = named_descriptor(path);
  if (named >= 0) return UniqueFd(::fcntl(named, F_DUPFD_CLOEXEC, 3));
  return UniqueFd(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
}

}  // namespace

FileBytes::FileBytes(UniqueFd fd, bool is_stream, std::uint64_t size,
                     std::atomic<std::uint64_t>& counter)
    : fd_(std::move(fd)),
      is_stream_(is_stream),
      size_(size),
      counter_(&counter),
      buffer_(kBufferBytes) {}

std::optional<FileBytes> FileBytes::open(const std::string& path,
                                         std::atomic<std::uint64_t>& counter, std::string& reason) {
  UniqueFd fd = open_descriptor(path);
  struct stat status {};
  if (!fd.is_open() || ::fstat(fd.get(), &status) != 0) {
    reason = errno_text(errno);
    return std::nullopt;
  }
  const bool is_file = S_ISREG(status.st_mode);
  const bool is_given = named_descriptor(path) >= 0;
  if (S_ISDIR(status.st_mode) || (!is_file && !is_given)) {
    reason = "not a regular file";
    return std::nullopt;
  }
  // Standard input may already be part read, so its size does not say where it ends.
  const auto size = is_file && !is_given ? static_cast<std::uint64_t>(status.st_size) : 0;
  return FileBytes(std::move(fd), !is_file, size, counter);
}

UniqueFd FileBytes::hand_over() {
  counter_->fetch_add(size_, std::memory_order_relaxed);
  return std::exchange(fd_, UniqueFd());
}

// The signal may be delivered to another thread, or just before read() starts to wait: so no wait
// is longer than a moment.
bool FileBytes::wait_for_input() const {
  while (interrupt_signal() == 0) {
    pollfd wanted{fd_.get(), POLLIN, 0};
    const int ready = ::poll(&wanted, 1, kPollMilliseconds);
    if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
  }
  return false;
}

std::size_t FileBytes::read_some(std::size_t limit) {
  for (;;) {
    if (is_stream_ && !wait_for_input()) return 0;
    const ssize_t count =
        size_ > 0 ? ::pread(fd_.get(), buffer_.data(), limit, static_cast<off_t>(position_))
                  : ::read(fd_.get(), buffer_.data(), limit);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EINTR || errno == EAGAIN) continue;
    problem_ = errno_text(errno);
    return 0;
  }
}

std::string_view FileBytes::read() {
  if (position_ >= buffer_begin_ && position_ < buffer_end_) {
    return advanced({buffer_.data() + (position_ - buffer_begin_), buffer_end_ - position_});
  }
  std::size_t limit = buffer_.size();
  if (size_ > 0) {
    limit = static_cast<std::size_t>(
        std::min<std::uint64_t>(limit, size_ - std::min(size_, position_)));
  }
  const std::size_t held = limit == 0 || !problem_.empty() ? 0 : read_some(limit);
  if (held == 0 && position_ < size_ && problem_.empty()) {
    problem_ = "the file became shorter while it was read";
  }
  buffer_begin_ = position_;
  buffer_end_ = position_ + held;
  return advanced({buffer_.data(), held});
}

std::string_view FileBytes::advanced(std::string_view part) {
  position_ += part.size();
  if (position_ > bytes_read_) {
    counter_->fetch_add(position_ - bytes_read_, std::memory_order_relaxed);
    bytes_read_ = position_;
  }
  return part;
}

void FileBytes::seek(std::uint64_t offset) {
  position_ = std::min(offset, size_);
  problem_.clear();
}

std::size_t FileBytes::read_at(std::uint64_t offset, std::span<char> bytes) const {
  std::size_t held = 0;
  while (held < bytes.size() && offset + held < size_) {
    const ssize_t count = ::pread(fd_.get(), bytes.data() + held, bytes.size() - held,
                                  static_cast<off_t>(offset + held));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    held += static_cast<std::size_t>(count);
  }
  return held;
}

}  // namespace byline
