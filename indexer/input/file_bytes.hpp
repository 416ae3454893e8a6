// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of one open file as they lie on disk: the only place that reads article input.
//
// Thread rule: one thread; the counter may be read from others.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/file.hpp"
#include "indexer/input/byte_stream.hpp"

namespace byline {

class FileBytes : public ByteStream {
 public:
  // Opens a regular file (never waiting, as a pipe put in its place would make it), standard input
  // for "-", or a descriptor for /dev/fd/N. What is read is added to `counter`. `reason` is set
  // when it cannot be opened or is of another kind, and the result is empty.
  [[nodiscard]] static std::optional<FileBytes> open(const std::string& path,
                                                     std::atomic<std::uint64_t>& counter,
                                                     std::string& reason);

  // Up to 64 KiB, empty at the end; the view holds until the next call. A regular file ends at the
  // size it had when it was opened, so that a report written into the folder does not feed itself.
  [[nodiscard]] std::string_view read() override;
  [[nodiscard]] const std::string& problem() const override { return problem_; }
  // How far it was read.
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }

  // Of a regular file that was opened by its path; 0 where it cannot be known.
  [[nodiscard]] std::uint64_t size() const { return size_; }
  // Goes on at `offset`, which may be behind the end. Only where the size is known.
  void seek(std::uint64_t offset);
  // Fills `bytes` from `offset` on, aside from the stream; how many there were.
  [[nodiscard]] std::size_t read_at(std::uint64_t offset, std::span<char> bytes) const;

  // The descriptor, for a program that reads the file in our place. It counts as read.
  [[nodiscard]] UniqueFd hand_over();

 private:
  FileBytes(UniqueFd fd, bool is_stream, std::uint64_t size, std::atomic<std::uint64_t>& counter);
  [[nodiscard]] bool wait_for_input() const;
  [[nodiscard]] std::size_t read_some(std::size_t limit);
  [[nodiscard]] std::string_view advanced(std::string_view part);

  UniqueFd fd_;
  bool is_stream_;      // a pipe or terminal: may have to be waited for
  std::uint64_t size_;  // 0: unknown, read until the end
  std::uint64_t bytes_read_ = 0;
  std::uint64_t position_ = 0;
  std::uint64_t buffer_begin_ = 0;  // what the buffer holds, which seek() may come back to
  std::uint64_t buffer_end_ = 0;
  std::atomic<std::uint64_t>* counter_;
  std::vector<char> buffer_;
  std::string problem_;
};

}  // namespace byline
